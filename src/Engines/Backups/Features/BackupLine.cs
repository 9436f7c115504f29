using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Backups.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features;

/// <summary>When the last good backup was, on the administrators' overview.</summary>
internal sealed class BackupLine(Database database, TimeProvider time, Texts texts, BackupAgeLimit? limit = null) : IAdminLines
{
    /// <summary>The age from which it is named where the operator gave none.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromDays(2);

    public Task<IReadOnlyList<AdminLine>> LookAsync(Actor reader, CancellationToken ct)
    {
        var last = BackupRecord.Read(database.Target.Folder)?.At;
        var most = limit?.MaxAge ?? Usual;
        var old = last is not { } at || time.Now() - at > most;
        var words = last is { } taken
            ? texts["backups.admin.text", ("when", taken.ToLocal().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)),
                ("hours", (int)most.TotalHours)]
            : texts["backups.admin.none"];
        return Task.FromResult<IReadOnlyList<AdminLine>>(
            [new(false, last is null ? AdminTone.Act : old ? AdminTone.Look : AdminTone.Fine, "archive", texts["backups.admin"], words)]);
    }
}
