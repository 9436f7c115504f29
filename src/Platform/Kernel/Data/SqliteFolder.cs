namespace OpenProvince.Kernel;

/// <summary>The data folder of a province: files and keys; on SQLite also the database and a lock that keeps a second program out.</summary>
internal static class SqliteFolder
{
    public static string File(string folder) => Path.Combine(folder, "openprovince.db");

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
