namespace OpenProvince.Ui;

/// <summary>
/// One <see cref="Primary"/> a view. <see cref="Danger"/> opens the question, <see cref="DangerSolid"/> answers it. <see cref="Quiet"/>
/// goes back.
/// </summary>
public enum ButtonKind
{
    Primary,
    Secondary,
    Quiet,
    Danger,
    DangerSolid,
}

internal static class ButtonClass
{
    public static string Of(ButtonKind kind, bool large, bool wide, string? more) =>
        string.Join(' ', new[] { "op-btn", Variant(kind), large ? "op-btn--lg op-btn--m-wide" : null, wide ? "op-btn--wide" : null, more }
            .Where(part => part is not null));

    private static string Variant(ButtonKind kind) => kind switch
    {
        ButtonKind.Primary => "op-btn--p",
        ButtonKind.Secondary => "op-btn--s",
        ButtonKind.Quiet => "op-btn--q",
        ButtonKind.Danger => "op-btn--d",
        _ => "op-btn--d-solid",
    };
}
