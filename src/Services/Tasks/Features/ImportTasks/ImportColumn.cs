using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>A column of the workbook, known by its heading.</summary>
/// <param name="Name">Its heading is the text <c>tasks.import.col.{name}</c>.</param>
/// <param name="Needed">The heading must be there.</param>
/// <param name="Fields">Refusals of giving a task that are said in it, by the beginning of their field.</param>
internal sealed record ImportColumn(string Name, bool Needed, params string[] Fields)
{
    public static readonly ImportColumn Key = new("key", false), Content = new("content", true, "content"),
        Product = new("product", false, "product"), Field = new("field", true, "field"), Lead = new("lead", true, "lead", "officer"),
        Parts = new("parts", false, "parts"), Due = new("due", true, "due"), Start = new("start", false, "start"),
        Leader = new("leader", false, "leader"), Number = new("number", false, "source.number"), Day = new("day", false),
        Title = new("title", false, "source.title"), Paragraph = new("paragraph", false, "source.paragraph");

    /// <summary>In the order of the template.</summary>
    public static IReadOnlyList<ImportColumn> All { get; } =
        [Key, Content, Product, Field, Lead, Parts, Due, Start, Leader, Number, Day, Title, Paragraph];

    public string Heading(Texts texts) => texts[$"tasks.import.col.{Name}"];

    /// <summary>Where a refusal is said; what belongs to no column stands at the content.</summary>
    public static ImportColumn Of(Error error) => error.Field is not { } field ? Content : All.FirstOrDefault(column =>
        column.Fields.Any(one => field == one || field.StartsWith($"{one}.", StringComparison.Ordinal))) ?? Content;

    /// <summary>Letters of a column of the sheet: 0 is A.</summary>
    public static string Letters(int index) =>
        index < 26 ? $"{(char)('A' + index)}" : Letters((index / 26) - 1) + (char)('A' + (index % 26));
}
