namespace OpenProvince.Ui;

/// <summary>Each of the ten national states has its own icon, so that none is told by colour alone.</summary>
public static class DossierStateIcons
{
    private static readonly string[] Names =
    [
        "inbox", "check2", "x-octagon", "arrow-repeat", "file-earmark-plus",
        "cash-coin", "box-arrow-left", "slash-circle", "check-circle", "envelope-check",
    ];

    public static string Of(int state) => state is >= 1 and <= 10 ? Names[state - 1] : "question-circle";
}
