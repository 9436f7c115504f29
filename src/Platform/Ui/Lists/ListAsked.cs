using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// What the address of a list asks for: <c>tab</c>, <c>q</c>, the list's own filters by their names, <c>sort</c>, <c>col</c> (the columns
/// that are shown), <c>after</c> or <c>before</c> (the row a page begins at) with <c>page</c> (which one that was), <c>view</c> (the saved
/// view it is), <c>chon</c> (the chosen row) and <c>dong</c> (its place). Tabs, filters, pages and files all write the same address.
/// </summary>
public sealed record ListAsked
{
    /// <summary>Page the list stands on.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the tab; empty where the list has none.</summary>
    public required string Tab { get; init; }

    /// <summary>The tab an address without one means: it is left out of addresses.</summary>
    public required string UsualTab { get; init; }

    /// <summary>What was typed into the search; null when nothing was.</summary>
    public string? Text { get; init; }

    /// <summary>The text as it stands in addresses, sealed when it names a person.</summary>
    public string? Written { get; init; }

    /// <summary>The filters that are set, by name, in the order the list declares them.</summary>
    public IReadOnlyList<(string Name, string Value)> Filters { get; init; } = [];

    /// <summary>The order, when it is not the usual one.</summary>
    public RowSort? Sort { get; init; }

    /// <summary>The columns that are shown, when those are not all.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Where the page begins; null on the first.</summary>
    public RowSpot? At { get; init; }

    /// <summary>How many pages were turned to it, from 1: rows that move meanwhile make it another one.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The saved view this came from, which what was changed since belongs to.</summary>
    public long? View { get; init; }

    /// <summary>The reader's list opens with a saved view: without conditions it says that it is meant to have none.</summary>
    public bool OpensWithView { get; init; }

    /// <summary>Code of the chosen row.</summary>
    public string? Selected { get; init; }

    /// <summary>Its place on the page, from 0: once it has left the list, the next one stands there.</summary>
    public int Place { get; init; }

    /// <summary>What the address names that does not exist: said instead of silently widening the list.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public bool Malformed => Unknown.Count > 0;

    public bool IsFiltered => Text is not null || Filters.Count > 0;

    /// <summary>What a filter is set to, or null.</summary>
    public string? this[string filter] => Filters.FirstOrDefault(one => one.Name == filter).Value;

    /// <summary>The first page with this filter set, or without it when <paramref name="value"/> is null.</summary>
    public ListAsked With(string filter, string? value)
    {
        List<(string, string)> filters = [.. Filters.Where(one => one.Name != filter)];
        if (value is not null) filters.Add((filter, value));
        return First() with { Filters = filters };
    }

    /// <summary>The first page of the same.</summary>
    public ListAsked First() => this with { At = null, Page = 1, Selected = null };

    /// <summary>The page that begins there, so many pages on.</summary>
    public ListAsked Turned(RowSpot at, int by) => this with { At = at, Page = Math.Max(1, Page + by), Selected = null };

    /// <summary>The first page of a tab; a search looks through all tabs and ends with it.</summary>
    public ListAsked On(string tab) => First() with { Tab = tab, Text = null, Written = null, View = null };

    /// <summary>What a saved view keeps: tab, conditions, order and columns. Whom somebody looked for is not kept.</summary>
    public string Kept => string.Join('&', Conditions(searched: false));

    /// <summary>The address that asks for this, of the page or of another that takes the same questions.</summary>
    public string Href(string? path = null)
    {
        var query = Query;
        return query.Length == 0 ? path ?? Path : $"{path ?? Path}?{query}";
    }

    /// <summary>The same without its path.</summary>
    public string Query
    {
        get
        {
            List<string> parts = [.. Conditions(searched: true)];
            if (At is { } at)
            {
                parts.Add(Part(at.Before ? "before" : "after", at.Key));
                parts.Add(Part("page", Page.ToString(CultureInfo.InvariantCulture)));
            }
            if (View is { } view) parts.Add(Part("view", view.ToString(CultureInfo.InvariantCulture)));
            else if (OpensWithView && parts.Count == 0) parts.Add("view=0");
            if (Selected is { } code) parts.Add(Part("chon", code));
            return string.Join('&', parts);
        }
    }

    private IEnumerable<string> Conditions(bool searched)
    {
        if (Tab != UsualTab) yield return Part("tab", Tab);
        if (searched && Written is { } written) yield return Part("q", written);
        foreach (var (name, value) in Filters) yield return Part(name, value);
        if (Sort is { } sort) yield return Part("sort", sort.ToString());
        if (Columns is { } columns) yield return Part("col", string.Join(',', columns));
    }

    private static string Part(string name, string value) => $"{name}={Uri.EscapeDataString(value)}";
}

/// <summary>Keeps what somebody typed into a search out of addresses where it names a person.</summary>
public interface ISearchSeal
{
    /// <summary>The text as it may stand in an address.</summary>
    string InAddress(string text);

    /// <summary>What was looked for; null when nothing was or it cannot be read any more.</summary>
    string? Read(string? fromAddress);
}
