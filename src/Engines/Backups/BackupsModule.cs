using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Backups.Contracts;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Features;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Backups;

/// <summary>Backups: sealed archives of database and files, and the way back.</summary>
public sealed class BackupsModule : IModule
{
    public ModuleFacts Facts { get; } = new("backups") { Verbs = [new BackupVerb(), new RestoreVerb()] };

    public void Add(IServiceCollection services) => services.AddScoped<IAdminLines, BackupLine>();

    /// <summary>True when the last good backup of the folder is older than allowed, or none was ever taken.</summary>
    public static bool IsOld(BackupAgeLimit limit, string folder, out Instant? last) => BackupAgeWatch.IsOld(limit, folder, out last);

    /// <exception cref="StartupException">The key or the place cannot be used.</exception>
    public static async Task<IBackupArchive> OpenAsync(BackupPlace place, CancellationToken ct = default) =>
        await Archive.OpenAsync(place, ct);

    /// <summary>Makes a key of 32 random bytes in a new file only this account reads.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="apartFrom">Folders of data and backups: not in there.</param>
    /// <exception cref="StartupException">There is a file already, or the place is not apart.</exception>
    public static void MakeKey(string path, params IEnumerable<string> apartFrom) => KeyFile.Make(path, apartFrom);
}

/// <summary>What an operator asks for when the program serves.</summary>
public static class BackupsSetup
{
    /// <summary>Takes backups while the program serves.</summary>
    public static IServiceCollection AddBackupJob(this IServiceCollection services, BackupSchedule schedule, DatabaseTarget target) =>
        services.AddWorker("backups", "backup", p => ActivatorUtilities.CreateInstance<BackupJob>(p, schedule, target));

    /// <summary>Says when the last good backup is too old.</summary>
    public static IServiceCollection AddBackupAge(this IServiceCollection services, BackupAgeLimit limit, DatabaseTarget target) =>
        services.AddSingleton(limit)
            .AddWorker("backups", "age", p => ActivatorUtilities.CreateInstance<BackupAgeWatch>(p, limit, target));
}
