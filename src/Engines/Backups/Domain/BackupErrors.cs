using OpenProvince.Kernel;

namespace OpenProvince.Backups.Domain;

internal static class BackupErrors
{
    public static readonly Error NoKey = Error.Invalid("backups.no-key");
    public static readonly Error NothingThere = Error.NotFound("backups.nothing-there");

    public static Error KeyUnreadable(string path, string reason) =>
        Error.Invalid("backups.key-unreadable", ("path", path), ("reason", reason));

    public static Error KeyMalformed(string path) => Error.Invalid("backups.key-malformed", ("path", path));

    public static Error KeyOpen(string path) => Error.Invalid("backups.key-open", ("path", path));

    public static Error KeyExists(string path) => Error.Conflict("backups.key-exists", ("path", path));

    public static Error KeyInside(string path, string folder) => Error.Invalid("backups.key-inside", ("path", path), ("folder", folder));

    public static Error PlaceInside(string place, string folder) =>
        Error.Invalid("backups.place-inside", ("place", place), ("folder", folder));

    public static Error PlaceMalformed(string place) => Error.Invalid("backups.place-malformed", ("place", place));

    public static Error PlaceFailed(string place, string reason) =>
        Error.Unavailable("backups.place-failed", ("place", place), ("reason", reason));

    public static Error WrongKey(string place) => Error.Invalid("backups.wrong-key", ("place", place));

    public static Error NotOurs(string place) => Error.Invalid("backups.not-ours", ("place", place));

    public static Error InUse(string place) => Error.Conflict("backups.in-use", ("place", place));

    public static Error RightLost(string place) => Error.Conflict("backups.right-lost", ("place", place));

    public static Error Swept(string place) => Error.Conflict("backups.swept", ("place", place));

    public static Error PlaceEmptied(string place) => Error.Conflict("backups.place-emptied", ("place", place));

    public static Error NoRoom(string folder, long megabytes) =>
        Error.Unavailable("backups.no-room", ("folder", folder), ("megabytes", megabytes));

    public static Error NoSuchPoint(string asked) => Error.NotFound("backups.no-such-point", ("asked", asked));

    public static Error NotEmpty(string folder) => Error.Conflict("backups.not-empty", ("folder", folder));

    public static Error NoDatabase(string folder) => Error.NotFound("backups.no-database", ("folder", folder));

    public static Error Damaged(string thing, string part) => Error.Invalid("backups.damaged", ("object", thing), ("part", part));

    public static Error Missing(string thing, string part) => Error.Invalid("backups.missing", ("object", thing), ("part", part));

    public static Error NoFile(string path) => Error.Invalid("backups.file-not-in-backup", ("path", path));

    public static Error ToolMissing(string tool) => Error.NotFound("backups.tool-missing", ("tool", tool));

    public static Error ToolFailed(string tool, string reason) =>
        Error.Unavailable("backups.tool-failed", ("tool", tool), ("reason", reason));

    public static Error Tablespaces() => Error.Invalid("backups.tablespaces");

    public static Error NeedsPgData() => Error.Invalid("backups.needs-pg-data");

    public static Error Gap(string segment) => Error.Invalid("backups.wal-gap", ("segment", segment));
}

/// <summary>An object of the archive is gone or is not what was written; names the object and what it belongs to.</summary>
internal sealed class DamagedArchiveException(Error finding) : Exception(finding.Code)
{
    public Error Finding { get; } = finding;
}
