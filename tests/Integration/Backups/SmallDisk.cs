using System.Diagnostics;

namespace OpenProvince.Integration.Backups;

/// <summary>A disk of a few megabytes over a folder; where mounting is not allowed the test is skipped and says so.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    public static SmallDisk Mount(string folder, string size)
    {
        Assert.SkipUnless(Environment.UserName == "root" && Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder),
            "A small disk needs the right to mount");
        return new SmallDisk(folder);
    }

    public void Dispose() => Run("umount", "-l", folder);

    private static bool Run(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        run.WaitForExit();
        return run.ExitCode == 0;
    }
}
