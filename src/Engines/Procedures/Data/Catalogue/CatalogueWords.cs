using System.Text.RegularExpressions;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Procedures.Data.Catalogue;

/// <summary>A paper that a database would give, as it is asked for where no database is connected.</summary>
internal sealed record WithoutData(string Code, ComponentSource Source, int Photocopies = 0, bool Required = true, string? Note = null);

/// <summary>
/// The catalogue as this province can keep it. Texts hold promises in brackets, <c>Nhận tại quầy[post-delivery: hoặc qua bưu chính]</c>:
/// what is not connected is left out. Papers that nobody fetches are asked for.
/// </summary>
internal sealed partial class CatalogueWords(Capabilities capabilities, IReadOnlyDictionary<string, WithoutData> withoutData)
{
    public bool Has(Capability capability) => capabilities.Has(capability);

    /// <exception cref="InvalidDataException">A bracket names no capability.</exception>
    public string Text(string text) => Promise().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        var capability = Capability.Find(name)
            ?? throw new InvalidDataException($"The catalogue promises \"{name}\", which is no capability: {text}");
        return capabilities.Has(capability) ? match.Groups["text"].Value : "";
    });

    public string? Note(string? note) => note is null || Text(note) is not { Length: > 0 } said ? null : said;

    /// <exception cref="InvalidDataException">Nobody said what to do without the data.</exception>
    public DossierComponent Component(DossierComponent paper)
    {
        if (paper.Source != ComponentSource.Database || capabilities.Has(Capability.DataLookUp))
            return paper with { Note = Note(paper.Note) };
        var asked = withoutData.GetValueOrDefault(paper.Code)
            ?? throw new InvalidDataException($"without-data.json does not say how \"{paper.Code}\" is asked for");
        return paper with { Source = asked.Source, Photocopies = asked.Photocopies, Required = asked.Required, Note = asked.Note };
    }

    [GeneratedRegex(@"\[(?<name>[a-z-]+):(?<text>[^\]]*)\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Promise();
}
