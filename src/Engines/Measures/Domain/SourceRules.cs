using System.Text.RegularExpressions;
using OpenProvince.Measures.Contracts;

namespace OpenProvince.Measures.Domain;

/// <summary>What a declaration must keep to, since tables are made from it.</summary>
internal static partial class SourceRules
{
    // Names of the tables' other columns.
    private static readonly string[] Taken = ["measure", "unit", "key", "period", "hour", "day", "recorded", "subject", "at", "member"];

    /// <exception cref="InvalidOperationException">It does not; the message says where.</exception>
    public static void Check(MeasureSource source)
    {
        if (!OneWord().IsMatch(source.Name)) throw Wrong($"The name of a source is one word in small letters: {source.Name}");
        CheckSplit(source);
        foreach (var measure in source.Measures)
        {
            if (!measure.Name.StartsWith($"{source.Name}.", StringComparison.Ordinal))
                throw Wrong($"A measure of {source.Name} has another source's name: {measure.Name}");
            if (measure.Kind == MeasureKind.Derived == (measure.Under.Count == 0))
                throw Wrong($"Only a derived measure has a formula: {measure.Name}");
        }
        if (source.Measures.GroupBy(one => one.Id).FirstOrDefault(same => same.Count() > 1) is { } id)
            throw Wrong($"Measure id used twice in {source.Name}: {id.Key}");
    }

    private static void CheckSplit(MeasureSource source)
    {
        var members = source.Split.Members;
        if (members.Count is 0 or > MeasureSplit.Most) throw Wrong($"The split of {source.Name} has {members.Count} members");
        if (members.FirstOrDefault(one => !Column().IsMatch(one) || Taken.Contains(one) || members.Count(other => other == one) > 1)
            is { } bad) throw Wrong($"The split of {source.Name} cannot have a member of that name: {bad}");
    }

    private static InvalidOperationException Wrong(string how) => new(how);

    [GeneratedRegex("^[a-z][a-z0-9]*$", RegexOptions.None, 1000)]
    private static partial Regex OneWord();

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.None, 1000)]
    private static partial Regex Column();
}
