using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Domain.Drafts;
using OpenProvince.Fields.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Data.Catalogue;
using OpenProvince.Procedures.Domain;
using OpenProvince.Unit.Procedures;
using Xunit;

namespace OpenProvince.Unit.Dossiers;

public sealed class DraftTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly FormBuilder Forms = FormReader.ReadAll();

    [Fact]
    public void Birth_registration_asks_its_own_questions()
    {
        var form = FormOf("1.001193");
        Assert.Equal(["nguoi-nop", "tre", "cha-me", "giay-to", "tra-ket-qua"], form.Sections.Select(s => s.Code));
        Assert.Contains(form.Questions, q => q.Code == "ngay-sinh");
        Assert.Contains(form.Questions, q => q.Component == "giay-chung-sinh");
        // Nobody fetches it from a database here, so there is a place for it, which may stay empty.
        Assert.False(form.Questions.Single(q => q.Component == "ket-hon").PaperRequired);
    }

    [Fact]
    public void Every_procedure_has_a_form_with_distinct_questions_and_fields()
    {
        foreach (var procedure in Can.Catalogue(Capability.ResultDownload).InForce(Today))
        {
            foreach (var one in procedure.Cases)
            {
                var form = Forms.For(procedure, one.Code, key => key);
                Assert.InRange(form.Sections.Count, 3, 6);
                Assert.Distinct(form.Questions.Select(q => q.Code));
                Assert.Distinct(form.Questions.SelectMany(q => q.Fields).Select(f => f.Code));
                Assert.All(form.Questions, q => Assert.True(q.Fields.Count > 0 || q.Component is not null));
            }
        }
    }

    [Fact]
    public void The_owner_is_asked_only_when_filing_for_somebody_else()
    {
        var form = FormOf("1.001193");
        Assert.DoesNotContain(form.Asked(new Dictionary<string, string> { ["actingFor"] = "self" }), q => q.Code == "chu-ho-so");
        Assert.Contains(form.Asked(new Dictionary<string, string> { ["actingFor"] = "other" }), q => q.Code == "chu-ho-so");
    }

    [Fact]
    public void What_was_typed_wrongly_is_kept_and_named_until_it_is_right()
    {
        var question = FormOf("1.001193").Question("ngay-sinh")!;
        var wrong = NewDraft().Take(question, Posted("14-12-2026"), Today);
        Assert.Equal("fields.date-future", Assert.Single(wrong.Errors).Code);
        Assert.Equal("14-12-2026", wrong.Draft.Shown("childBirthDate"));
        Assert.False(wrong.Draft.IsAnswered(question));
        Assert.Single(wrong.Draft.Wrong(question, Today));

        var right = wrong.Draft.Take(question, Posted("14-11-2026"), Today);
        Assert.Empty(right.Errors);
        Assert.Equal("2026-11-14", right.Draft.Shown("childBirthDate"));
        Assert.True(right.Draft.IsAnswered(question));
    }

    [Fact]
    public void A_wrong_change_of_a_good_answer_does_not_destroy_it_silently()
    {
        var question = FormOf("1.001193").Question("ngay-sinh")!;
        var draft = NewDraft().Take(question, Posted("14-11-2026"), Today).Draft.Take(question, Posted("99-99-2026"), Today).Draft;
        Assert.Equal("2026-11-14", draft.Answer("childBirthDate"));
        Assert.Equal("99-99-2026", draft.Shown("childBirthDate"));
        Assert.False(draft.IsAnswered(question));
    }

    [Fact]
    public void The_way_leads_to_the_first_open_question()
    {
        var form = FormOf("2.000635");
        Assert.Equal("noi-nhan", NewDraft().FirstOpen(form)!.Code);
        var answers = form.Questions.SelectMany(q => q.Fields).ToDictionary(f => f.Code, _ => "x");
        answers["actingFor"] = "self";
        answers["returnBy"] = "desk";
        Assert.Null((NewDraft() with { Answers = answers }).FirstOpen(form));
    }

    [Fact]
    public void A_required_paper_must_be_there()
    {
        var question = FormOf("1.001193").Question("giay-giay-chung-sinh")!;
        Assert.False(NewDraft().IsAnswered(question));
        Assert.True((NewDraft() with { Papers = [new("giay-chung-sinh", 1, "a.jpg", 10)] }).IsAnswered(question));
    }

    [Fact]
    public void An_identity_number_that_contradicts_the_birth_date_beside_it_is_doubted_and_taken()
    {
        var question = FormOf("1.001193").Questions.Single(q => q.Fields.Any(f => f.Code == "motherIdentity"));
        var posted = new Dictionary<string, string>
        {
            ["motherName"] = "Hoàng Thị Mẫu", ["motherIdentity"] = "006196000456", ["motherBirthDate"] = "2-3-1995"
        };
        var taken = NewDraft().Take(question, posted, Today);
        Assert.Empty(taken.Errors);
        var doubt = Assert.Single(taken.Draft.Doubts([question], Today));
        Assert.Equal(("agencies.identity-birth", "motherIdentity"), (doubt.Code, doubt.Field));

        posted["motherBirthDate"] = "2-3-1996";
        Assert.Empty(NewDraft().Take(question, posted, Today).Draft.Doubts([question], Today));
    }

    [Fact]
    public void An_answer_that_is_no_longer_good_opens_its_question_with_the_reason()
    {
        var form = FormOf("2.000635");
        var question = form.Question("nguoi-nop")!;
        var draft = NewDraft() with
        {
            Answers = new Dictionary<string, string> { ["submitterPhone"] = "0209387012", ["submitterEmail"] = "" }
        };

        var today = draft.Rechecked(form.Questions, Today);

        Assert.Equal("0209387012", today.Shown("submitterPhone"));
        Assert.Equal(("submitterPhone", "agencies.phone-wrong"),
            (today.Wrong(question, Today).Single().Field, today.Wrong(question, Today).Single().Code));
    }

    [Fact]
    public void A_paper_whose_file_went_is_open_until_it_comes_again_also_when_it_was_optional()
    {
        var form = FormOf("1.001193");
        foreach (var question in form.Questions.Where(q => q.Component is not null))
        {
            var lost = NewDraft() with { Lost = [new(question.Component!, 1, "a.jpg", 10)] };
            Assert.False(lost.IsAnswered(question));
        }
    }

    [Fact]
    public void Answers_are_read_with_the_child_and_the_parents_first_each_under_a_heading()
    {
        var groups = FormOf("1.001193").Groups(_ => true);
        Assert.Equal(["Trẻ được khai sinh", "Mẹ", "Cha"], groups.TakeWhile(group => group.IsSubject).Select(group => group.Title));
        Assert.Equal("Họ tên trẻ", groups[0].Questions[0].Fields[0].ReadAs);
        // No two answers of one page are called the same.
        Assert.Distinct(groups.Where(group => group.IsSubject).SelectMany(group => group.Questions).SelectMany(q => q.Fields)
            .Select(f => f.ReadAs));
    }

    [Fact]
    public void A_fingerprint_follows_answers_and_papers_and_not_their_order()
    {
        var draft = NewDraft() with
        {
            Answers = new Dictionary<string, string> { ["pages"] = "4", ["copies"] = "2" }, Papers = [new("a", 1, "a.pdf", 1)]
        };
        Assert.Equal(draft.Fingerprint("x"),
            (draft with { Answers = new Dictionary<string, string> { ["copies"] = "2", ["pages"] = "4" } }).Fingerprint("x"));
        Assert.NotEqual(draft.Fingerprint("x"), draft.Fingerprint("y"));
        Assert.NotEqual(draft.Fingerprint("x"),
            (draft with { Answers = new Dictionary<string, string> { ["pages"] = "5", ["copies"] = "2" } }).Fingerprint("x"));
        Assert.NotEqual(draft.Fingerprint("x"), (draft with { Papers = [] }).Fingerprint("x"));
    }

    private static Form FormOf(string code) => Forms.For(Can.Catalogue(Capability.ResultDownload).Find(code, Today)!, null, key => key);

    private static Dictionary<string, string> Posted(string date) => new() { ["childBirthDate"] = date };

    private static Draft NewDraft() => new()
    {
        Id = 1, Procedure = "1.001193", ProcedureVersion = 2, CreatedAt = new Instant(0), SavedAt = new Instant(0), Revision = 1,
    };
}
