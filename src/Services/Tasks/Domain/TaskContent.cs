using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Tasks.Domain;

/// <summary>Where a task was decided.</summary>
/// <param name="Number">Of the document, "218/TB-UBND".</param>
/// <param name="Day">Its date.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Paragraph">The exact words that give the task.</param>
/// <param name="Before">The paragraph before them.</param>
/// <param name="After">The paragraph behind them.</param>
internal sealed record TaskSource(
    string? Number = null, DateOnly? Day = null, string? Title = null, string? Paragraph = null, string? Before = null,
    string? After = null);

/// <summary>What is to be done, in words. A row beside the task; its event vouches for it with a seal.</summary>
internal sealed record TaskContent(string Content, string? Product, TaskSource Source)
{
    /// <summary>The same for who writes and who proves.</summary>
    public Cell[] Cells =>
    [
        Content, Product, Source.Number, Source.Day?.ToNumber(), Source.Title, Source.Paragraph, Source.Before, Source.After,
    ];

    /// <summary>The words as they are kept, or every limit they break.</summary>
    public static Result<TaskContent> Of(string? content, string? product, TaskSource? source)
    {
        List<Error> wrong = [];
        var said = source ?? new TaskSource();
        var kept = new TaskContent(Kept(content, "content", TaskRules.LongestText, wrong) ?? "",
            Kept(product, "product", TaskRules.LongestText, wrong), new TaskSource(
                Kept(said.Number, "source.number", TaskRules.LongestTitle, wrong), said.Day,
                Kept(said.Title, "source.title", TaskRules.LongestTitle, wrong),
                Kept(said.Paragraph, "source.paragraph", TaskRules.LongestParagraph, wrong),
                Kept(said.Before, "source.before", TaskRules.LongestParagraph, wrong),
                Kept(said.After, "source.after", TaskRules.LongestParagraph, wrong)));
        if (kept.Content.Length == 0) wrong.Insert(0, TaskErrors.ContentMissing);
        return Error.All(wrong) is { } refusal ? refusal : kept;
    }

    private static string? Kept(string? text, string field, int most, List<Error> wrong)
    {
        var clean = VietnameseText.Clean(text);
        if (clean.Length > most) wrong.Add(TaskErrors.TooLong(field, most));
        return clean.Length == 0 ? null : clean;
    }
}
