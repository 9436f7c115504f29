using OpenProvince.Kernel;

namespace OpenProvince.Files.Domain;

/// <summary>The name a person gave a file, made safe to show and to send back in a header.</summary>
internal static class FileName
{
    private const int MaxLength = 120;

    public static string Clean(string? given)
    {
        // Some browsers send a whole path.
        var last = (given ?? "").Replace('\\', '/');
        var name = VietnameseText.Clean(last[(last.LastIndexOf('/') + 1)..]);
        name = string.Concat(name.Where(c => c is not ('<' or '>' or ':' or '"' or '|' or '?' or '*'))).Trim(' ', '.');
        if (name.Length == 0) return "tep";
        if (name.Length <= MaxLength) return name;
        var extension = Path.GetExtension(name);
        if (extension.Length > 10) extension = "";
        var stem = name[..(MaxLength - extension.Length)];
        if (char.IsHighSurrogate(stem[^1])) stem = stem[..^1];
        return stem + extension;
    }
}
