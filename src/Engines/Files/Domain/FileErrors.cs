using OpenProvince.Kernel;

namespace OpenProvince.Files.Domain;

internal static class FileErrors
{
    public static readonly Error NotFound = Error.NotFound("files.not-found");
    public static readonly Error Missing = Error.Invalid("files.missing");
    public static readonly Error Empty = Error.Invalid("files.empty");
    public static readonly Error Broken = Error.Invalid("files.broken-upload");
    public static readonly Error Executable = Error.Invalid("files.executable");

    public static readonly Error DiskFull = Error.Unavailable("files.disk-full");
    public static readonly Error OneAtATime = Error.Invalid("files.one-at-a-time");

    public static readonly Error NoRoom = Error.Unavailable("files.no-room");

    public static Error TooLarge(long limit) => Error.Invalid("files.too-large", ("limit", limit / (1024 * 1024)));

    public static Error TooMuchAtOnce(long limit) => Error.Invalid("files.too-much-at-once", ("limit", limit / (1024 * 1024)));

    public static Error TooMany(int limit) => Error.Invalid("files.too-many", ("limit", limit));

    public static Error TypeNotAllowed(string extension) => Error.Invalid("files.type-not-allowed", ("extension", extension));

    public static Error Mismatch(string extension) => Error.Invalid("files.content-mismatch", ("extension", extension));

    public static Error Packed(string extension) => Error.Invalid("files.packed", ("extension", extension));

    public static Error Macros(string extension) => Error.Invalid("files.macros", ("extension", extension));
}
