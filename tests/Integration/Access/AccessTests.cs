using System.Runtime.CompilerServices;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Access;

/// <summary>Every address × everybody who may knock.</summary>
public sealed class AccessTests
{
    /// <summary>Beginnings of addresses that are for officers, whatever stands behind them.</summary>
    private static readonly string[] Inside = ["/desk", "/admin"];

    /// <summary>Would end the session that asks.</summary>
    private static readonly string[] Ends = ["/dang-xuat", "/tai-khoan/phien/ket-thuc", "/nop-ho-so/{code}/{draft:long}/xoa"];

    [Theory, EachDatabase]
    public async Task Everybody_meets_what_the_sheet_says(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var sheet = await AccessSheet.OpenAsync(province);
        List<(string Method, string Template, IReadOnlyList<Met> Met)> rows = [];
        // What only looks comes before what might change something.
        foreach (var (method, template) in AccessSheet.Routes(province).Where(one => !Ends.Contains(one.Template))
            .OrderBy(one => one.Method == "GET" ? 0 : one.Template.EndsWith("bat-dau", StringComparison.Ordinal) ? 2 : 1))
        {
            List<Met> met = [];
            foreach (var account in AccessSheet.Accounts)
                met.Add(await sheet.AskAsync(account, method, sheet.Fill(template)));
            rows.Add((method, template, met));
        }
        rows = [.. rows.OrderBy(row => row.Template, StringComparer.Ordinal).ThenBy(row => row.Method, StringComparer.Ordinal)];

        var (path, text) = (Sheet(), AccessSheet.Written(rows));
        if (Environment.GetEnvironmentVariable("OPENPROVINCE_WRITE_DOCS") == "1") await File.WriteAllTextAsync(path, text);
        foreach (var (method, template, met) in rows.Where(
            row => Inside.Any(start => row.Template.StartsWith(start, StringComparison.Ordinal))))
            Assert.True(met.Take(3).All(one => one is not Met.Let), $"{method} {template} lets in who is no officer");
        Assert.Equal(await File.ReadAllTextAsync(path), text);
    }

    private static string Sheet([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/access.md"));
}
