using OpenProvince.Fields.Contracts;

namespace OpenProvince.Unit.Fields;

/// <summary>A form that belongs to no procedure: answers to it are posted and checked all the same.</summary>
public sealed class AnswerTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly FormQuestion Question = new("nguoi", "Người báo", null,
        [new("name", "Họ và tên", FieldType.PersonName), new("seen", "Ngày thấy", FieldType.PastDate, Required: false)]);
    private static readonly Form Form = new([new("phan", "Phần một", [Question])]) { Besides = ["place"] };

    [Fact]
    public void A_date_comes_from_three_boxes_and_an_empty_one_stays_empty()
    {
        var said = new Dictionary<string, string>
        {
            ["name"] = "Nông Thị Lan", ["seen.Day"] = "14", ["seen.Month"] = "11", ["seen.Year"] = "2026",
        };
        var posted = PostedAnswers.Of(Question, said.GetValueOrDefault);
        Assert.Equal("Nông Thị Lan", posted["name"]);
        Assert.Equal("14-11-2026", posted["seen"]);
        Assert.Equal("", PostedAnswers.Of(Question, _ => null)["seen"]);
    }

    [Fact]
    public void What_is_not_asked_is_named_and_what_stands_besides_is_not()
    {
        var strange = AnswerCheck.Strange(Form, Answers.Of("""{"name": "Lan", "place": "x", "hidden": "y", "seen": {"day": 1}}"""));
        Assert.Equal(["answers.hidden", "answers.seen"], strange.Select(error => error.Field));
        Assert.Equal("fields.answer-unknown", strange[0].Code);
    }

    [Fact]
    public void Five_strange_answers_are_enough_to_name()
    {
        var many = string.Join(',', Enumerable.Range(1, 9).Select(n => $"\"x{n}\": 1"));
        Assert.Equal(5, AnswerCheck.Strange(Form, Answers.Of($"{{{many}}}")).Count);
    }

    [Fact]
    public void A_whole_form_misses_what_was_not_said_and_a_part_of_one_does_not()
    {
        var said = Answers.Of("""{"seen": "24-11-2026"}""");
        Assert.Equal(["fields.missing", "fields.date-future"], Codes(whole: true));
        Assert.Equal(["fields.date-future"], Codes(whole: false));

        IEnumerable<string> Codes(bool whole) => AnswerCheck.Of(Question, said, Today, whole).Select(error => error.Code);
    }
}
