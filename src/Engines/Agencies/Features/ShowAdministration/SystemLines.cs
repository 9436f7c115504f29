using System.Globalization;
using System.Reflection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <summary>How far figures are behind the log, what stopped, room on the disk, and which version runs.</summary>
internal sealed class SystemLines(
    ProjectionAges ages, IEnumerable<Projection> projections, ReactorRunner reactors, Database database, TimeProvider time, Texts texts)
    : IAdminLines
{
    /// <summary>Share of the disk from which it is named.</summary>
    private const double Full = 0.85;

    private const double Gigabyte = 1024d * 1024 * 1024;

    public async Task<IReadOnlyList<AdminLine>> LookAsync(Actor reader, CancellationToken ct) =>
        [await FiguresAsync(ct), .. Effects(), .. Room(), Version()];

    private async Task<AdminLine> FiguresAsync(CancellationToken ct)
    {
        string[] names = [.. projections.Select(one => one.Name)];
        var age = await ages.ReadAsync(names, ct);
        var behind = time.Now() - age.AppliedAllAt;
        var tone = age.Poison is not null ? AdminTone.Act : behind > Freshness.Lost ? AdminTone.Look : AdminTone.Fine;
        var seconds = Math.Max(0, behind.TotalSeconds).ToString("0.0", CultureInfo.CurrentCulture);
        return new(false, tone, "speedometer2", texts["agencies.admin.figures"], age.Poison is not null
            ? texts["agencies.admin.figures.stopped"]
            : texts["agencies.admin.figures.text", ("seconds", seconds), ("count", names.Length), ("limit", Freshness.Stale.TotalSeconds)]);
    }

    private IEnumerable<AdminLine> Effects()
    {
        if (reactors.Stopped.Count > 0)
            yield return new(false, AdminTone.Act, "pause-circle", texts["agencies.admin.effects"],
                texts["agencies.admin.effects.text", ("names", string.Join(", ", reactors.Stopped.Keys))]);
    }

    private IEnumerable<AdminLine> Room()
    {
        DriveInfo drive;
        try
        {
            drive = new DriveInfo(database.Target.Folder);
            if (drive.TotalSize <= 0) yield break;
        }
        catch (IOException)
        {
            yield break;
        }
        var used = 1 - (drive.AvailableFreeSpace / (double)drive.TotalSize);
        yield return new(false, used >= Full ? AdminTone.Look : AdminTone.Fine, "hdd", texts["agencies.admin.room"],
            texts["agencies.admin.room.text", ("percent", used.ToString("P0", CultureInfo.CurrentCulture)),
                ("free", (drive.AvailableFreeSpace / Gigabyte).ToString("N0", CultureInfo.CurrentCulture)),
                ("all", (drive.TotalSize / Gigabyte).ToString("N0", CultureInfo.CurrentCulture))]);
    }

    private AdminLine Version()
    {
        var version = Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        return new(false, AdminTone.Fine, "info-circle", texts["agencies.admin.version"], version.Split('+')[0]);
    }
}
