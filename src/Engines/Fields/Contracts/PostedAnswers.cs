using OpenProvince.Kernel;

namespace OpenProvince.Fields.Contracts;

/// <summary>What a page with <see cref="AnswerField"/>s posts.</summary>
public static class PostedAnswers
{
    /// <summary>By field; dates joined from their three boxes, d-M-yyyy. A box that is missing is an empty answer.</summary>
    public static IReadOnlyDictionary<string, string> Of(FormQuestion question, Func<string, string?> form) =>
        question.Fields.ToDictionary(
            field => field.Code, field => field.Type == FieldType.PastDate ? Joined(form, field.Code) : form(field.Code) ?? "",
            StringComparer.Ordinal);

    private static string Joined(Func<string, string?> form, string code)
    {
        var parts = new[] { "Day", "Month", "Year" }.Select(part => VietnameseText.Clean(form($"{code}.{part}"))).ToArray();
        return parts.All(part => part.Length == 0) ? "" : string.Join('-', parts);
    }
}
