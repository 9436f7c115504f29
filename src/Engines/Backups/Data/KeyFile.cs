using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Data;

/// <summary>The file that holds the key: whoever has the archive must not find it there, nor whoever has the data.</summary>
internal static class KeyFile
{
    /// <exception cref="StartupException">It is missing, malformed, or other accounts of the machine can read it.</exception>
    public static BackupKey Read(string path)
    {
        try
        {
            var key = BackupKey.Parse(File.ReadAllText(path), path);
            if (key.IsError) throw new StartupException(key.Error);
            if (PrivateFolder.IsOpen(path)) throw new StartupException(BackupErrors.KeyOpen(path));
            return key.Value;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(BackupErrors.KeyUnreadable(path, e.Message), e);
        }
    }

    /// <exception cref="StartupException">There is a file already, or the place is inside data or backups.</exception>
    public static void Make(string path, IEnumerable<string> apartFrom)
    {
        foreach (var folder in apartFrom) MustBeApart(path, folder, BackupErrors.KeyInside);
        try
        {
            using var file = PrivateFolder.NewFile(path);
            file.Write(System.Text.Encoding.ASCII.GetBytes(BackupKey.Fresh()));
            file.Flush(flushToDisk: true);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new StartupException(BackupErrors.KeyExists(path), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(BackupErrors.KeyUnreadable(path, e.Message), e);
        }
    }

    /// <exception cref="StartupException"><paramref name="path"/> lies in <paramref name="folder"/>.</exception>
    public static void MustBeApart(string path, string folder, Func<string, string, Error> refusal)
    {
        var (inner, outer) = (Whole(path), Whole(folder));
        if (inner.StartsWith(outer, StringComparison.Ordinal)) throw new StartupException(refusal(path, folder));
    }

    private static string Whole(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar;
}
