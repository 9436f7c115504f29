using System.Globalization;
using OpenProvince.Agencies.Contracts;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>Addresses of the board, and of the work list behind each figure.</summary>
internal static class WallLinks
{
    public const string Wall = "/wall";

    public static string Unit(AgencyId unit) => string.Create(CultureInfo.InvariantCulture, $"{Wall}?unit={unit.Value}");

    /// <summary>One dossier; its page decides who may read it.</summary>
    public static string Dossier(string code) => $"/desk/dossiers/{Uri.EscapeDataString(code)}";

    /// <summary>The dossiers behind a figure; the desk shows those the reader may see.</summary>
    public static string Dossiers(string tab, AgencyId unit) =>
        string.Create(CultureInfo.InvariantCulture, $"/desk/ho-so?tab={tab}&unit={unit.Value}");
}
