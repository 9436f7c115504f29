namespace OpenProvince.Ui;

/// <summary>One answer to choose.</summary>
public sealed record Choice(string Value, string Text, string? Note = null, bool Disabled = false);
