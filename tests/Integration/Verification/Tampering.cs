using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Verification;

/// <summary>One change behind the program and the finding it has to give.</summary>
/// <param name="Table">The table that is changed, and put back afterwards.</param>
/// <param name="Sql">The change.</param>
/// <param name="Code">Code of the finding.</param>
/// <param name="Column">The column it names.</param>
/// <param name="Named">The table it names, when it is another one.</param>
internal sealed record Tampering(string Table, string Sql, string Code, string? Column = null, string? Named = null)
{
    /// <summary>Does one after the other in a province that is whole, and puts each back.</summary>
    public static async Task EachIsNamedAsync(Province province, params Tampering[] tamperings)
    {
        Assert.Empty((await LivedProvince.VerifyAsync(province)).Findings);
        List<string> unnamed = [];
        foreach (var tampering in tamperings)
        {
            await province.ExecuteAsync($"create table test_kept as select * from {tampering.Table}");
            await province.ExecuteAsync(tampering.Sql);
            var found = (await LivedProvince.VerifyAsync(province)).Findings;
            await province.ExecuteAsync($"delete from {tampering.Table}");
            await province.ExecuteAsync($"insert into {tampering.Table} select * from test_kept");
            await province.ExecuteAsync("drop table test_kept");
            if (!found.Any(tampering.IsNamedBy)) unnamed.Add($"{tampering.Sql}: {string.Join("; ", found.Select(Say))}");
        }
        Assert.Empty(unnamed);
        Assert.Empty((await LivedProvince.VerifyAsync(province)).Findings);
    }

    private bool IsNamedBy(Error finding) => finding.Code == Code && Arg(finding, "table") == (Named ?? Table)
        && (Column is null || Arg(finding, "column") == Column);

    private static string? Arg(Error finding, string name) => finding.Args.FirstOrDefault(arg => arg.Name == name).Value?.ToString();

    private static string Say(Error finding) => $"{finding.Code} {string.Join(' ', finding.Args.Select(arg => $"{arg.Name}={arg.Value}"))}";
}
