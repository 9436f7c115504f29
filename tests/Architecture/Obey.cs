namespace OpenProvince.Architecture;

/// <summary>Assertions that print every violation, one per line.</summary>
internal static class Obey
{
    public static void None(IEnumerable<string> violations)
    {
        var found = violations.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, $"{found.Count} violations:\n{string.Join('\n', found)}");
    }

    /// <summary>The planted sample breaks the rule exactly as often as said, and the message names what.</summary>
    public static void Finds(IEnumerable<string> violations, params string[] expected)
    {
        var found = violations.ToList();
        Assert.True(found.Count == expected.Length, $"expected {expected.Length}, found:\n{string.Join('\n', found)}");
        foreach (var part in expected) Assert.Contains(found, violation => violation.Contains(part, StringComparison.Ordinal));
    }
}
