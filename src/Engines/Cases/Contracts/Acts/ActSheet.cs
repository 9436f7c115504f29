using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Contracts;

/// <summary>The form of one act in one request: what is proposed, what there is to choose from, and what was typed.</summary>
/// <param name="fields">Of the act.</param>
/// <param name="words">
/// Beginning of its text keys: <c>tasks.act.report</c>; what several acts share stands under <c>tasks.act.field</c>.
/// </param>
/// <param name="form">What was sent; null when the form is fresh.</param>
/// <param name="search">What was searched for.</param>
/// <param name="now">When the form is drawn.</param>
public sealed class ActSheet(IReadOnlyList<ActField> fields, string words, IFormCollection? form, string? search, Instant now)
{
    private readonly Dictionary<string, IReadOnlyList<Choice>> offered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> proposed = new(StringComparer.Ordinal);
    private readonly HashSet<string> left = new(StringComparer.Ordinal);

    /// <summary>What the reader looks for among the choices of the searched field; null when nothing.</summary>
    public string? Search => search;

    /// <summary>Today's rules and usual days follow from it.</summary>
    public Instant Now => now;

    /// <summary>Name of the field whose choices are searched, or null.</summary>
    public string? Searched { get; private set; }

    /// <summary>The fields that are asked for this time.</summary>
    public IEnumerable<ActField> Shown => fields.Where(one => !left.Contains(one.Name));

    internal FormUploads? Uploads { get; set; }

    /// <summary>What a fresh form has in this field.</summary>
    public void Propose(string field, string? text)
    {
        if (text is { Length: > 0 }) proposed[field] = text;
    }

    /// <inheritdoc cref="Propose(string, string)"/>
    public void Propose(string field, DateOnly day) => proposed[field] = $"{day:yyyy-MM-dd}";

    /// <summary>
    /// What there is to choose from. Whether a unit or officer exists and can do it is the rule's to say: a search shows others. The only
    /// one is chosen already where the act cannot do without.
    /// </summary>
    /// <param name="field">Its name.</param>
    /// <param name="choices">In order; none says so instead of the field.</param>
    /// <param name="chosen">What a fresh form has chosen.</param>
    /// <param name="searched">These are the likely ones: everybody else is found by <see cref="Search"/>.</param>
    public void Offer(string field, IReadOnlyList<Choice> choices, string? chosen = null, bool searched = false)
    {
        offered[field] = choices;
        Propose(field, chosen);
        if (searched) Searched = field;
    }

    /// <summary>This case is not asked for that: the act gets the default.</summary>
    public void Leave(string field) => left.Add(field);

    /// <summary>
    /// The form of several cases: what one of them offers is offered, what only some of them propose is not proposed, and what one of
    /// them is asked for is asked for.
    /// </summary>
    internal void Join(ActSheet other)
    {
        foreach (var (field, choices) in other.offered)
            offered[field] = offered.TryGetValue(field, out var mine) ? [.. mine.UnionBy(choices, choice => choice.Value)] : choices;
        foreach (var field in proposed.Keys.Where(field => other.proposed.GetValueOrDefault(field) != proposed[field]).ToList())
            proposed.Remove(field);
        left.IntersectWith(other.left);
        Searched ??= other.Searched;
    }

    internal bool IsLeft(ActField field) => left.Contains(field.Name) || IsNobody(field);

    /// <summary>There is nobody to choose from and no search that could find somebody.</summary>
    internal bool IsNobody(ActField field) => field.Kind is FieldKind.Receiver or FieldKind.Units && Searched != field.Name
        && offered.GetValueOrDefault(field.Name) is not { Count: > 0 };

    internal bool IsOptional(ActField field) => !field.Required && !proposed.ContainsKey(field.Name);

    internal string? TextOf(ActField field) => form is null ? Fresh(field) : form[field.FormName];

    internal IReadOnlyList<string> TextsOf(ActField field) =>
        form is null ? [] : [.. form[field.FormName].OfType<string>()];

    internal DayMonthYear DayOf(ActField field)
    {
        if (form is not null) return new() { Day = Part("Day"), Month = Part("Month"), Year = Part("Year") };
        return proposed.GetValueOrDefault(field.Name) is { } day
            ? DayMonthYear.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            : new();

        string? Part(string part) => form[$"{field.FormName}.{part}"] is { Count: > 0 } typed ? (string?)typed : null;
    }

    internal IReadOnlyList<StoredFile> FilesOf(ActField field) => Uploads?.AllOf(field.FormName) ?? [];

    internal IReadOnlyList<Choice> ChoicesOf(ActField field, Texts texts) => offered.GetValueOrDefault(field.Name)
        ?? [.. field.Values.Select(value => new Choice(value, Word(field, texts, value) ?? value, Word(field, texts, $"{value}.note")))];

    internal string Label(ActField field, Texts texts) => Word(field, texts) ?? $"{words}.{field.Key}";

    internal string Missing(ActField field, Texts texts) => Word(field, texts, "missing") ?? texts["cases.field.missing"];

    /// <summary>A sentence about a field: the act's own, or the one the kind's acts share.</summary>
    internal string? Word(ActField field, Texts texts, string? about = null)
    {
        var last = about is null ? field.Key : $"{field.Key}.{about}";
        return texts.Find($"{words}.{last}") ?? texts.Find($"{words[..words.LastIndexOf('.')]}.field.{last}");
    }

    private string? Fresh(ActField field) => proposed.GetValueOrDefault(field.Name)
        ?? (field.Required && offered.GetValueOrDefault(field.Name) is [var only] ? only.Value : null);
}
