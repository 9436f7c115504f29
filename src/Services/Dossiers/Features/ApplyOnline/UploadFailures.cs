using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.ApplyOnline;

/// <summary>The sentence for a refusal that came back in an address: only codes of the file door, never words from outside.</summary>
internal static class UploadFailures
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "files.not-found", "files.missing", "files.empty", "files.broken-upload", "files.executable", "files.too-large", "files.too-many",
        "files.type-not-allowed", "files.content-mismatch", "files.macros", "files.no-room", "files.one-at-a-time", "files.packed",
    };

    public static bool IsNothingChosen(Error error) => error.Code == "files.missing";

    public static string? Sentence(Texts texts, string? code, FileLimits limits) => code is null || !Known.Contains(code)
        ? null
        : texts.Error(
        Error.Invalid(code, ("limit", code == "files.too-many" ? limits.MaxPerOwner : limits.MaxBytes / 1048576),
            ("extension", texts["dossiers.citizen.upload.this-type"])));
}
