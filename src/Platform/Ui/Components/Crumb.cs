namespace OpenProvince.Ui;

/// <summary>A step on the way to this page.</summary>
public sealed record Crumb(string Text, string Href)
{
    /// <summary>Single key that leads there, and its words in the help.</summary>
    public string? Key { get; init; }

    public string? KeyLabel { get; init; }

    /// <summary>A list: leads back to the tab, filter, page and row the reader came from (list.js).</summary>
    public bool IsList { get; init; }
}
