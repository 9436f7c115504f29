using System.Text.Json;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Contracts;

/// <summary>The last good backup of a data folder, noted in the folder so that a server knows it whoever took it.</summary>
public sealed record BackupRecord(long AtMicros, string Place)
{
    public Instant At => new(AtMicros);

    /// <summary>Null when none was ever taken or the note cannot be read.</summary>
    public static BackupRecord? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupRecord>(File.ReadAllBytes(PathIn(folder)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Write(string folder)
    {
        var path = PathIn(folder);
        File.WriteAllBytes(path + ".part", JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(path + ".part", path, overwrite: true);
    }

    private static string PathIn(string folder) => Path.Combine(folder, "backup.json");
}

/// <summary>Stands in a data folder while it is being restored: what a broken-off restore left is not served.</summary>
public static class RestoreMark
{
    public static bool IsIn(string folder) => File.Exists(PathIn(folder));

    internal static void Set(string folder) => File.WriteAllBytes(PathIn(folder), []);

    internal static void Remove(string folder) => File.Delete(PathIn(folder));

    private static string PathIn(string folder) => Path.Combine(folder, "restoring");
}
