using System.Globalization;

namespace OpenProvince.Ui;

/// <summary>Values handed to the style sheet as custom properties; always with a decimal point, whatever the culture.</summary>
internal static class Css
{
    public static string Width(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"--w:{Math.Clamp(share, 0, 1) * 100:0.##}%");

    public static string Columns(int stages) =>
        $"--cols:{string.Join(" 2.5rem ", Enumerable.Repeat("minmax(0,1fr)", stages))}";
}
