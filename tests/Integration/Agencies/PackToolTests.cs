using System.Diagnostics;

namespace OpenProvince.Integration.Agencies;

/// <summary>The committed packs are what the tool makes today; anything else was edited by hand or depends on the machine.</summary>
public sealed class PackToolTests
{
    private static readonly string Root = FindRoot();

    [Theory]
    [InlineData("bac-kan", "2022")]
    [InlineData("thai-nguyen", "2025")]
    public async Task The_same_input_gives_the_committed_bytes(string province, string year)
    {
        if (!Directory.Exists(Path.Combine(Root, "tools/packs/node_modules"))) await RunAsync("npm", "ci", "--no-audit", "--no-fund");
        var made = Path.Combine(Path.GetTempPath(), $"pack-{Guid.NewGuid():N}.json");
        try
        {
            await RunAsync("node", "build.mjs", "--province", province, "--as-of", year, "--demo", "01840", "--out", made);
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Root, $"src/Engines/Agencies/Data/Packs/{province}.json")),
                await File.ReadAllTextAsync(made));
        }
        finally
        {
            File.Delete(made);
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.Combine(Root, "tools/packs"), UseShellExecute = false, RedirectStandardError = true,
            RedirectStandardOutput = true
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await output}{await error}");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OpenProvince.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Not inside the repository");
    }
}
