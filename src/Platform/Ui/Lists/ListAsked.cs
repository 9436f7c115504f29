using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// What the address of a list asks for: <c>tab</c>, <c>q</c>, the list's own filters by their names, <c>sort</c>, <c>page</c>, <c>chon</c>
/// (the chosen row) and <c>dong</c> (its place). Tabs, filters, pages and files all write the same address.
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

    /// <summary>1-based.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Code of the chosen row.</summary>
    public string? Selected { get; init; }

    /// <summary>Its place on the page, from 0: once it has left the list, the next one stands there.</summary>
    public int Place { get; init; }

    /// <summary>Set when the address names something that does not exist: said instead of silently widening the list.</summary>
    public bool Malformed { get; init; }

    public bool IsFiltered => Text is not null || Filters.Count > 0;

    /// <summary>What a filter is set to, or null.</summary>
    public string? this[string filter] => Filters.FirstOrDefault(one => one.Name == filter).Value;

    /// <summary>The first page with this filter set, or without it when <paramref name="value"/> is null.</summary>
    public ListAsked With(string filter, string? value)
    {
        List<(string, string)> filters = [.. Filters.Where(one => one.Name != filter)];
        if (value is not null) filters.Add((filter, value));
        return this with { Filters = filters, Page = 1, Selected = null };
    }

    /// <summary>The first page of a tab; a search looks through all tabs and ends with it.</summary>
    public ListAsked On(string tab) => this with { Tab = tab, Page = 1, Selected = null, Text = null, Written = null };

    /// <summary>The address that asks for this, of the page or of another that takes the same questions.</summary>
    public string Href(string? path = null)
    {
        List<string> parts = [];
        void Add(string name, string? value)
        {
            if (value is not null) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        Add("tab", Tab == UsualTab ? null : Tab);
        Add("q", Written);
        foreach (var (name, value) in Filters) Add(name, value);
        Add("sort", Sort?.ToString());
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        Add("chon", Selected);
        return parts.Count == 0 ? path ?? Path : $"{path ?? Path}?{string.Join('&', parts)}";
    }
}

/// <summary>Keeps what somebody typed into a search out of addresses where it names a person.</summary>
public interface ISearchSeal
{
    /// <summary>The text as it may stand in an address.</summary>
    string InAddress(string text);

    /// <summary>What was looked for; null when nothing was or it cannot be read any more.</summary>
    string? Read(string? fromAddress);
}
