using System.Globalization;

namespace OpenProvince.Ui;

/// <summary>Values handed to the style sheet as custom properties; always with a decimal point, whatever the culture.</summary>
public static class Css
{
    /// <summary>A share of the whole as the width of a bar.</summary>
    /// <param name="share">0 to 1; what lies outside is cut.</param>
    public static string Width(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"--w:{Math.Clamp(share, 0, 1) * 100:0.##}%");

    /// <summary>Columns of a route of so many stages, with room for arrows between them.</summary>
    public static string Columns(int stages) =>
        $"--cols:{string.Join(" 2.5rem ", Enumerable.Repeat("minmax(0,1fr)", stages))}";
}
