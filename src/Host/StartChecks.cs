using OpenProvince.Backups.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Server;

/// <summary>What must be so before a province is opened; each refusal is one sentence, and nothing was changed.</summary>
internal static class StartChecks
{
    /// <summary>
    /// Documents or sign-in keys without their database mean that it was lost or is elsewhere, not that this is a first start.
    /// </summary>
    /// <exception cref="StartupException">The folder holds the files of a province whose database is missing or empty, or a broken-off
    /// restore.</exception>
    public static async Task DatabaseIsThereAsync(Database database, Migrator migrator, CancellationToken ct)
    {
        var target = database.Target;
        if (RestoreMark.IsIn(target.Folder))
            throw new StartupException(Error.Conflict("host.restore-unfinished", ("folder", target.Folder)));
        if (!HasFiles(target.Folder)) return;
        var missing = target.Engine == DatabaseEngine.Sqlite
            ? new FileInfo(target.SqliteFile) is not { Exists: true, Length: > 0 }
            : await migrator.IsEmptyAsync(ct);
        if (missing) throw Lost(target);
    }

    /// <summary>The same, once the schema is there and turns out to hold no province.</summary>
    /// <exception cref="StartupException">The folder holds the files of a province.</exception>
    public static void ProvinceIsFirst(DatabaseTarget target)
    {
        if (HasFiles(target.Folder)) throw Lost(target);
    }

    /// <exception cref="StartupException">The clock is outside the years that have a working calendar: every due date would be
    /// wrong.</exception>
    public static async Task ClockIsRightAsync(IServiceProvider services, CancellationToken ct)
    {
        var today = services.GetRequiredService<TimeProvider>().Now().LocalDay();
        var calendar = (await services.GetRequiredService<CalendarStore>().CurrentAsync(ct)).Document;
        if (today < calendar.From || today > calendar.To)
            throw new StartupException(
                Error.Conflict("host.clock-wrong", ("today", Day(today)), ("from", Day(calendar.From)), ("to", Day(calendar.To))));
    }

    private static StartupException Lost(DatabaseTarget target) => new(Error.Conflict("host.database-lost",
        ("database", target.Engine == DatabaseEngine.Sqlite ? target.SqliteFile : "--db"), ("folder", target.Folder)));

    private static bool HasFiles(string folder)
    {
        var (keys, files) = (Path.Combine(folder, "keys"), Path.Combine(folder, "files"));
        if (Directory.Exists(keys) && Directory.EnumerateFiles(keys).Any()) return true;
        return Directory.Exists(files) && Directory.EnumerateDirectories(files, "??")
            .Any(bucket => Directory.EnumerateFiles(bucket, "*", SearchOption.AllDirectories).Any());
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
