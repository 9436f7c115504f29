namespace OpenProvince.Kernel;

/// <summary>
/// The data folder of a province: files and keys; on SQLite also the database and a lock that keeps a second program out.
/// </summary>
internal static class SqliteFolder
{
    public static string File(string folder) => Path.Combine(folder, "openprovince.db");

    /// <summary>
    /// What SQLite is told to open for reading. A copy is immutable: no lock, no shared memory, no file made beside it; but then
    /// what still stands in its write-ahead log would not be seen, so such a copy is refused.
    /// </summary>
    /// <exception cref="StartupException">The copy has commits outside its file.</exception>
    public static string Source(DatabaseTarget target)
    {
        var file = File(target.Folder);
        if (target.Access == DatabaseAccess.Write || (target.Access == DatabaseAccess.Read && IsWritable(target.Folder))) return file;
        if (new FileInfo(file + "-wal") is { Exists: true, Length: > 0 } log)
            throw new StartupException(Error.Conflict("kernel.copy-has-log", ("file", log.FullName), ("bytes", log.Length)));
        var path = file.Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3f", StringComparison.Ordinal)
            .Replace("#", "%23", StringComparison.Ordinal);
        return $"file:{path}?immutable=1";
    }

    private static bool IsWritable(string folder)
    {
        if (!Directory.Exists(folder)) return true; // not a copy: the caller says what is missing
        try
        {
            Prepare(folder);
            return true;
        }
        catch (StartupException)
        {
            return false;
        }
    }

    /// <exception cref="StartupException">The folder cannot be made or written.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            PrivateFolder.Close(folder);
            var probe = Path.Combine(folder, $".write-{Environment.ProcessId}-{Guid.NewGuid():N}");
            System.IO.File.WriteAllBytes(probe, []);
            System.IO.File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(Error.Unavailable("kernel.folder-not-writable", ("folder", folder), ("reason", e.Message)), e);
        }
    }

    /// <exception cref="StartupException">Another program writes this folder.</exception>
    public static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "openprovince.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new StartupException(Error.Conflict("kernel.folder-in-use", ("folder", folder)), e);
        }
    }
}
