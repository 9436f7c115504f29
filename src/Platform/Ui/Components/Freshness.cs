using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>When a figure counts as late and its source as lost: on pages, in the browser (ScriptTexts hands it on), on the wall.</summary>
public static class Freshness
{
    public static readonly TimeSpan Stale = TimeSpan.FromSeconds(3);

    public static readonly TimeSpan Lost = TimeSpan.FromSeconds(10);
}

/// <summary>How old a figure is, in words.</summary>
internal static class Age
{
    public static string Text(Texts texts, TimeSpan age) => age switch
    {
        { TotalSeconds: < 10 } => texts["ui.age.seconds", ("n", age.TotalSeconds.ToString("0.0", CultureInfo.CurrentCulture))],
        { TotalSeconds: < 60 } => texts["ui.age.seconds", ("n", (int)age.TotalSeconds)],
        { TotalMinutes: < 60 } => texts["ui.age.minutes", ("n", (int)age.TotalMinutes)],
        { TotalHours: < 48 } => texts["ui.age.hours", ("n", (int)age.TotalHours)],
        _ => texts["ui.age.days", ("n", (int)age.TotalDays)],
    };
}
