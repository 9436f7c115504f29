using System.IO.Compression;

using OpenProvince.Kernel;

namespace OpenProvince.Files.Domain;

/// <summary>Looks into a .docx or .xlsx: every zip starts alike, so the parts inside decide. Nothing is unpacked.</summary>
internal static class OfficeContainer
{
    public static Result Check(FileFormat format, Stream content)
    {
        var main = format.Name == "DOCX" ? "word/document.xml" : "xl/workbook.xml";
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!names.Contains("[Content_Types].xml") || !names.Contains(main)) return FileErrors.Mismatch(format.Name);
            return names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? FileErrors.Macros(format.Name) : Result.Ok;
        }
        catch (InvalidDataException)
        {
            return FileErrors.Mismatch(format.Name);
        }
    }
}
