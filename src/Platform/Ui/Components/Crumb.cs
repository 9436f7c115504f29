namespace OpenProvince.Ui;

/// <summary>A step on the way to this page.</summary>
public sealed record Crumb(string Text, string Href)
{
    /// <summary>Single key that leads there, and its words in the help.</summary>
    public string? Key { get; init; }

    public string? KeyLabel { get; init; }

    /// <summary>Of the text, where it is not in the reader's language.</summary>
    public string? Lang { get; init; }

    /// <summary>A list: leads back to the tab, filter, page and row the reader came from (list.js).</summary>
    public bool IsList { get; init; }
}
