using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.ApplyOnline;

/// <summary>The sentence for a refusal that came back in an address: only codes of the file door, never words from outside.</summary>
internal static class UploadFailures
{
    public static string? Sentence(Texts texts, string? code, FileLimits limits)
    {
        if (code is null || !code.StartsWith("files.", StringComparison.Ordinal) || texts.Find($"error.{code}") is null) return null;
        return texts.Error(Error.Invalid(code, ("limit", code == "files.too-many" ? limits.MaxPerOwner : limits.MaxBytes / 1048576), ("extension", texts["dossiers.citizen.upload.this-type"])));
    }
}
