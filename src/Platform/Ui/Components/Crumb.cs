namespace OpenProvince.Ui;

/// <summary>A step on the way to this page.</summary>
public sealed record Crumb(string Text, string Href);
