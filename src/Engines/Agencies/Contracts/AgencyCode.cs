using System.Text.RegularExpressions;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>
/// Electronic identifier of an agency. Kept as its groups from the top down; written in two forms:
/// <list type="bullet">
/// <item>QĐ 20/2020/QĐ-TTg (now): <c>H56.12.03</c>, top level first, at most 35 characters;</item>
/// <item>QCVN 102:2016/BTTTT (before 15/09/2020): <c>000.03.12.H56</c>, read right to left, empty levels are zeros.</item>
/// </list>
/// </summary>
public sealed partial record AgencyCode
{
    /// <summary>QĐ 20/2020, art. 4: length of the whole identifier.</summary>
    public const int MaxLength = 35;

    private AgencyCode(IReadOnlyList<string> groups) => Groups = groups;

    /// <summary>Groups from the top: H56, 12, 03.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Level of the agency: 1 for the province itself.</summary>
    public int Level => Groups.Count;

    /// <summary>Reads either form; says which one a text looks like when it is wrong.</summary>
    public static Result<AgencyCode> Parse(string? text)
    {
        var code = (text ?? "").Trim();
        if (code.Length == 0) return AgencyCodeErrors.Empty;
        if (code.Length > MaxLength) return AgencyCodeErrors.TooLong(code);
        return LooksOld().IsMatch(code) ? ParseOld(code) : ParseNew(code);
    }

    /// <summary>QĐ 20/2020 form.</summary>
    public static Result<AgencyCode> ParseNew(string code)
    {
        if (code.Length > MaxLength) return AgencyCodeErrors.TooLong(code);
        var groups = code.Split('.');
        if (!TopLevel().IsMatch(groups[0])) return AgencyCodeErrors.WrongTop(code, groups[0]);
        foreach (var group in groups)
            if (!Group().IsMatch(group)) return AgencyCodeErrors.WrongGroup(code, group);
        return new AgencyCode(groups);
    }

    /// <summary>QCVN 102:2016 form: VVV.ZZ.YY.MXX.</summary>
    public static Result<AgencyCode> ParseOld(string code)
    {
        var match = Old().Match(code);
        if (!match.Success) return AgencyCodeErrors.WrongOld(code);
        if (!TopLevel().IsMatch(match.Groups["top"].Value)) return AgencyCodeErrors.WrongTop(code, match.Groups["top"].Value);
        var below = new[] { match.Groups["second"].Value, match.Groups["third"].Value, match.Groups["fourth"].Value };
        var depth = Array.FindLastIndex(below, IsUsed) + 1;
        // A level may only stand below a level that is there.
        if (below.Take(depth).FirstOrDefault(group => !IsUsed(group)) is not null) return AgencyCodeErrors.Gap(code);
        return new AgencyCode([match.Groups["top"].Value, .. below.Take(depth)]);
    }

    /// <summary>The old form, or why this identifier has none (a group too long or more than four levels).</summary>
    public Result<string> ToOldForm()
    {
        if (Level > 4) return AgencyCodeErrors.NoOldForm(ToString());
        var widths = new[] { 3, 2, 2, 3 };
        for (var level = 0; level < Level; level++)
        {
            var fits = Groups[level].Length == widths[level]
                && (level == 0 || (Groups[level].All(char.IsAsciiDigit) && IsUsed(Groups[level])));
            if (!fits) return AgencyCodeErrors.NoOldForm(ToString());
        }
        string At(int level) => Level > level ? Groups[level] : new string('0', widths[level]);
        return $"{At(3)}.{At(2)}.{At(1)}.{At(0)}";
    }

    /// <summary>The identifier one level below.</summary>
    public Result<AgencyCode> Child(string group) => ParseNew($"{this}.{group}");

    /// <summary>The new form.</summary>
    public override string ToString() => string.Join('.', Groups);

    /// <inheritdoc/>
    public bool Equals(AgencyCode? other) => other is not null && Groups.SequenceEqual(other.Groups, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private static bool IsUsed(string group) => group.Any(c => c != '0');

    [GeneratedRegex(@"^[A-Y][0-9]{2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TopLevel();

    [GeneratedRegex(@"^[0-9A-Z]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Group();

    [GeneratedRegex(@"^[0-9]+\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LooksOld();

    [GeneratedRegex(@"^(?<fourth>[0-9]{3})\.(?<third>[0-9]{2})\.(?<second>[0-9]{2})\.(?<top>[A-Z][0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Old();
}

/// <summary>Why a text is not an agency identifier.</summary>
public static class AgencyCodeErrors
{
    /// <summary>Nothing was typed.</summary>
    public static readonly Error Empty = Error.Invalid("agencies.code-empty");

    /// <summary>More than 35 characters.</summary>
    public static Error TooLong(string code) =>
        Error.Invalid("agencies.code-too-long", ("length", code.Length), ("max", AgencyCode.MaxLength));

    /// <summary>The first level is not a letter A to Y and two digits.</summary>
    public static Error WrongTop(string code, string top) => Error.Invalid("agencies.code-wrong-top", ("code", code), ("top", top));

    /// <summary>A group is empty or holds something else than digits and capital letters.</summary>
    public static Error WrongGroup(string code, string group) =>
        Error.Invalid("agencies.code-wrong-group", ("code", code), ("group", group));

    /// <summary>Starts like the old form but is not VVV.ZZ.YY.MXX.</summary>
    public static Error WrongOld(string code) => Error.Invalid("agencies.code-wrong-old", ("code", code));

    /// <summary>A lower level is given under a level of zeros.</summary>
    public static Error Gap(string code) => Error.Invalid("agencies.code-gap", ("code", code));

    /// <summary>The old form has no room for it.</summary>
    public static Error NoOldForm(string code) => Error.Invalid("agencies.code-no-old-form", ("code", code));
}
