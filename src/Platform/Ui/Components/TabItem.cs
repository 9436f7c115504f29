namespace OpenProvince.Ui;

public enum CountKind
{
    Plain,
    Near,
    Over,
}

/// <summary>One group of a list; <paramref name="Count"/> is shown when given. <paramref name="Key"/> opens it ("g q").</summary>
public sealed record TabItem(
    string Text, string Href, bool Current = false, long? Count = null, CountKind Kind = CountKind.Plain, string? Key = null);
