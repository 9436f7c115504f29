using System.Runtime.InteropServices;

namespace OpenProvince.Kernel;

/// <summary>
/// A province's data is for the account the program runs under alone: folders 0700, files 0600. What an older program, a copy or
/// an unpacked archive left more open is closed at every start; where that is not allowed the start is refused.
/// </summary>
public static partial class PrivateFolder
{
    public const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute |
        UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Everything this process makes from here on is its own account's alone.</summary>
    public static void SetUmask()
    {
        if (!OperatingSystem.IsWindows()) _ = Umask((int)Others);
    }

    /// <summary>Makes the folder, and closes it and what lies directly in it and in <c>keys/</c>: nobody else gets past that.</summary>
    /// <exception cref="UnauthorizedAccessException">It belongs to another account.</exception>
    public static void Close(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }
        Directory.CreateDirectory(folder, FolderMode);
        Restrict(folder, FolderMode);
        foreach (var inside in Directory.EnumerateDirectories(folder)) Restrict(inside, FolderMode);
        foreach (var file in Directory.EnumerateFiles(folder)) Restrict(file, FileMode);
        var keys = Path.Combine(folder, "keys");
        if (!Directory.Exists(keys)) return;
        foreach (var file in Directory.EnumerateFiles(keys)) Restrict(file, FileMode);
    }

    /// <summary>Makes a folder, with those above it, that is this account's alone.</summary>
    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, FolderMode);
    }

    /// <summary>Opens a file that must not be there yet; it is this account's alone.</summary>
    /// <exception cref="IOException">It is there.</exception>
    public static FileStream NewFile(string path)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode;
        return new FileStream(path, options);
    }

    /// <summary>Whether other accounts of the machine may read or write it.</summary>
    public static bool IsOpen(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;

    private static void Restrict(string path, UnixFileMode mode)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && IsOpen(path)) File.SetUnixFileMode(path, mode);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Another node's probe, or SQLite's own: gone in between.
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial int Umask(int mask);
}
