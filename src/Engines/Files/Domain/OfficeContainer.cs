using System.Buffers.Binary;
using System.IO.Compression;

using OpenProvince.Kernel;

namespace OpenProvince.Files.Domain;

/// <summary>
/// Looks into a .docx or .xlsx: every zip starts alike, so the parts inside decide. Nothing is unpacked here, but an officer's
/// computer will: what would become far larger than any paper is refused.
/// </summary>
internal static class OfficeContainer
{
    private const int MostParts = 4096, EndLength = 22, LongestComment = ushort.MaxValue;
    private const long MostIndex = 1024 * 1024, MostUnpacked = 256L * 1024 * 1024;
    private const uint EndMark = 0x06054b50;

    public static Result Check(FileFormat format, Stream content)
    {
        var main = format.Name == "DOCX" ? "word/document.xml" : "xl/workbook.xml";
        try
        {
            if (!HasShortIndex(content)) return FileErrors.Packed(format.Name);
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!names.Contains("[Content_Types].xml") || !names.Contains(main)) return FileErrors.Mismatch(format.Name);
            if (names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return FileErrors.Macros(format.Name);
            return zip.Entries.Count > MostParts || Unpacked(zip) > MostUnpacked || zip.Entries.Any(IsStrange)
                ? FileErrors.Packed(format.Name)
                : Result.Ok;
        }
        catch (InvalidDataException)
        {
            return FileErrors.Mismatch(format.Name);
        }
    }

    /// <summary>
    /// Before the index is read into memory: it lies between the offset that the end of the file names and that end, and each
    /// part takes 46 bytes of it at least. Office writes no zip64.
    /// </summary>
    private static bool HasShortIndex(Stream content)
    {
        var tail = new byte[(int)Math.Min(content.Length, EndLength + LongestComment)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        content.Position = 0;
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != EndMark) continue;
            var index = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
            var end = content.Length - tail.Length + at;
            return index <= end && end - index <= MostIndex;
        }
        throw new InvalidDataException("no end of a zip");
    }

    private static long Unpacked(ZipArchive zip) =>
        zip.Entries.Aggregate(0L, (sum, entry) => sum > MostUnpacked ? sum : sum + Math.Max(0, entry.Length));

    /// <summary>A name that leaves the folder it is unpacked into, or another archive inside.</summary>
    private static bool IsStrange(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith('/')
        || entry.FullName.Contains('\\', StringComparison.Ordinal) || entry.FullName.Split('/').Contains("..")
        || entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
}
