using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Fields.Contracts;

/// <summary>Answers against the form they answer: the same rules for pages and programs. Errors name <c>answers.{field}</c>.</summary>
public static class AnswerCheck
{
    private const int MostNamed = 5, LongestNamed = 60;

    /// <summary>What no question of the form asks, or lies deeper than an answer does; the first few of it.</summary>
    /// <returns><c>fields.answer-unknown</c>, or that the request cannot be read.</returns>
    public static IReadOnlyList<Error> Strange(Form form, Answers answers) =>
        [.. answers.Names.Where(name => !form.Knows(name)).Select(Unknown)
            .Concat(answers.Deep.Where(form.Knows).Select(name => DoorErrors.FormUnreadable.For(Name(name)))).Take(MostNamed)];

    /// <summary>What is wrong with the answers to one question.</summary>
    /// <param name="question">Asked of this person.</param>
    /// <param name="answers">All of them.</param>
    /// <param name="today">For dates.</param>
    /// <param name="whole">True: every field is answered. False: what was typed is right, and what money depends on is there.</param>
    public static IEnumerable<Error> Of(FormQuestion question, Answers answers, DateOnly today, bool whole)
    {
        foreach (var field in question.Fields.Where(
            field => whole || field.Counts || !string.IsNullOrWhiteSpace(answers.Texts.GetValueOrDefault(field.Code))))
            if (FieldRules.Check(field, answers.Texts.GetValueOrDefault(field.Code), today) is { IsError: true } wrong)
                yield return wrong.Error!.For(Name(field.Code));
    }

    private static Error Unknown(string name)
    {
        var shown = name.Length > LongestNamed ? name[..LongestNamed] : name;
        return Error.Invalid("fields.answer-unknown", ("key", shown)).For(Name(shown));
    }

    private static string Name(string field) => $"answers.{field}";
}
