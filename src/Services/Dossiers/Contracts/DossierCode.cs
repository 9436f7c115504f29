using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>
/// <c>&lt;agency code&gt;-&lt;yyMMdd&gt;-&lt;daily number, at least four digits&gt;</c>. Given once, at filing, by the receiving agency.
/// Both agency forms are read: <c>000.00.12.H56</c> (QCVN 102:2016) and <c>H56.12</c> (QĐ 20/2020/QĐ-TTg).
/// </summary>
public sealed partial record DossierCode(string Agency, DateOnly Day, int Number)
{
    // Law: TT 01/2018/TT-VPCP, art. 19 — agency, day of reception, daily number
    public override string ToString() => $"{Prefix(Agency, Day)}{Number.ToString("D4", CultureInfo.InvariantCulture)}";

    /// <summary>Everything before the number; the number itself is only known when the filing commits.</summary>
    public static string Prefix(string agency, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{agency}-{day:yyMMdd}-");

    /// <summary>Reads a code as people type it: spaces around it and small letters are forgiven, anything else is not a code.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DossierCode? code)
    {
        code = null;
        var match = Form().Match(VietnameseText.Clean(text).ToUpperInvariant());
        if (!match.Success) return false;
        if (!DateOnly.TryParseExact($"20{match.Groups["day"].Value}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        if (number == 0) return false;
        code = new DossierCode(match.Groups["agency"].Value, day, number);
        return true;
    }

    [GeneratedRegex(@"^(?<agency>[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Y][0-9]{2}|[A-Y][0-9]{2}(?:\.[0-9]{1,3}){0,4})-(?<day>[0-9]{6})-(?<number>[0-9]{4,6})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
