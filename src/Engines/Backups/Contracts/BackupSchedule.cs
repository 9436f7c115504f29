namespace OpenProvince.Backups.Contracts;

/// <summary>Backups a server takes by itself.</summary>
/// <param name="Place">Where to.</param>
/// <param name="Every">Time from the start of one to the start of the next.</param>
/// <param name="KeepDays">Once a day what is older goes; null keeps everything.</param>
public sealed record BackupSchedule(BackupPlace Place, TimeSpan Every, int? KeepDays);

/// <summary>How old the last good backup may be before the program says so.</summary>
public sealed record BackupAgeLimit(TimeSpan MaxAge);
