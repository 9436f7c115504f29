using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>How old a figure is, in words, and what that means. Same limits as live.js.</summary>
internal static class Age
{
    public static readonly TimeSpan Stale = TimeSpan.FromSeconds(3);

    public static string Text(Texts texts, TimeSpan age) => age switch
    {
        { TotalSeconds: < 10 } => texts["ui.age.seconds", ("n", age.TotalSeconds.ToString("0.0", CultureInfo.CurrentCulture))],
        { TotalSeconds: < 60 } => texts["ui.age.seconds", ("n", (int)age.TotalSeconds)],
        { TotalMinutes: < 60 } => texts["ui.age.minutes", ("n", (int)age.TotalMinutes)],
        { TotalHours: < 48 } => texts["ui.age.hours", ("n", (int)age.TotalHours)],
        _ => texts["ui.age.days", ("n", (int)age.TotalDays)],
    };
}
