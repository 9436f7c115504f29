using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>
/// <c>&lt;agency code&gt;-&lt;yyMMdd&gt;-&lt;daily number, at least four digits&gt;</c>. Given once, at filing, by the receiving agency.
/// Both agency forms are read: <c>000.00.12.H56</c> (QCVN 102:2016) and <c>H56.12</c> (QĐ 20/2020/QĐ-TTg).
/// </summary>
public sealed partial record DossierCode(string Agency, DateOnly Day, int Number)
{
    private const string BareAgencyAndDay = "^(?<agency>[A-Y][0-9]{2}(?:[0-9]{2}){0,4}|[0-9]{7}[A-Y][0-9]{2})-?(?<day>[0-9]{6})-?";

    // Law: TT 01/2018/TT-VPCP, art. 19 — agency, day of reception, daily number
    public override string ToString() => $"{Prefix(Agency, Day)}{Number.ToString("D4", CultureInfo.InvariantCulture)}";

    /// <summary>Everything before the number; the number itself is only known when the filing commits.</summary>
    public static string Prefix(string agency, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{agency}-{day:yyMMdd}-");

    /// <summary>The daily number at the end of a stored code; null when there is no code yet.</summary>
    public static int? NumberOf(string? code) =>
        code is null ? null : int.Parse(code.AsSpan(code.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads a code as people type, copy or scan it: small letters, spaces, a number sign, any dash or none, dots left out, the address
    /// of the dossier's page. Anything else is not a code.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DossierCode? code)
    {
        var spelled = Spelled(text);
        if (Read(Form().Match(spelled)) is { } whole) return (code = whole) is not null;
        var bare = spelled.Replace(".", "", StringComparison.Ordinal);
        // Without dashes the day is where a day can be; numbers of four digits are nearly all.
        return (code = Read(Bare4().Match(bare)) ?? Read(Bare5().Match(bare)) ?? Read(Bare6().Match(bare))) is not null;
    }

    /// <summary>
    /// The one spelling of what stands for a code or a part of it: capital letters, no spaces, one kind of dash; of an address its last
    /// part.
    /// </summary>
    public static string Spelled(string? text)
    {
        var clean = VietnameseText.Clean(text);
        if (clean.Contains("://", StringComparison.Ordinal)) clean = PartOfAddress(clean);
        var spelled = new StringBuilder(clean.Length);
        foreach (var c in clean.ToUpperInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '.') spelled.Append(c);
            else if (char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation) spelled.Append('-');
            else if (c is not (' ' or '#' or ':' or ',' or '"' or '\u200D')) spelled.Append('?');
        }
        return spelled.ToString().Trim('.', '-');
    }

    /// <summary>The agency with the dots people leave out: H033021 is H03.30.21, 0002130H03 is 000.21.30.H03.</summary>
    public static string Dotted(string agency) => agency switch
    {
        _ when agency.Contains('.', StringComparison.Ordinal) || agency.Length <= 3 => agency,
        _ when char.IsAsciiDigit(agency[0]) => agency.Length == 10 ? $"{agency[..3]}.{agency[3..5]}.{agency[5..7]}.{agency[7..]}" : agency,
        _ => string.Join('.', agency[3..].Chunk(2).Select(pair => new string(pair)).Prepend(agency[..3])),
    };

    private static DossierCode? Read(Match match)
    {
        if (!match.Success) return null;
        if (!DateOnly.TryParseExact(
            $"20{match.Groups["day"].Value}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return number == 0 ? null : new DossierCode(Dotted(match.Groups["agency"].Value), day, number);
    }

    private static string PartOfAddress(string address)
    {
        string[] parts = [.. address.Split('/', '?', '#', '&', '=').Select(Uri.UnescapeDataString)];
        return parts.LastOrDefault(part => Form().IsMatch(part.ToUpperInvariant())) ?? address;
    }

    [GeneratedRegex(
        @"^(?<agency>[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Y][0-9]{2}|[A-Y][0-9]{2}(?:\.[0-9]{1,3}){0,4})" +
        "-(?<day>[0-9]{6})-(?<number>[0-9]{4,6})$",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();

    [GeneratedRegex($"{BareAgencyAndDay}(?<number>[0-9]{{4}})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bare4();

    [GeneratedRegex($"{BareAgencyAndDay}(?<number>[0-9]{{5}})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bare5();

    [GeneratedRegex($"{BareAgencyAndDay}(?<number>[0-9]{{6}})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bare6();
}
