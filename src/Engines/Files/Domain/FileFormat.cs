using System.Text;

using OpenProvince.Kernel;

namespace OpenProvince.Files.Domain;

/// <summary>A kind of file we take, told by its first bytes and never by its name alone.</summary>
internal sealed record FileFormat(string Name, string MediaType, string[] Extensions, Func<byte[], bool> Matches, bool Container = false)
{
    /// <summary>How many first bytes are enough to decide.</summary>
    public const int HeadLength = 1024;

    private static readonly string[] HeicBrands = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "heif"];

    public static readonly IReadOnlyList<FileFormat> All =
    [
        // A PDF may have some bytes before its header; readers look in the first kilobyte.
        new("PDF", "application/pdf", [".pdf"], h => IndexOf(h, "%PDF-"u8) >= 0),
        new("JPG", "image/jpeg", [".jpg", ".jpeg", ".jfif"], h => Starts(h, [0xFF, 0xD8, 0xFF])),
        new("PNG", "image/png", [".png"], h => Starts(h, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        new("HEIC", "image/heic", [".heic", ".heif"], IsHeic),
        new("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"], IsZip, Container: true),
        new("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"], IsZip, Container: true),
    ];

    /// <summary>The format the name promises, when its first bytes keep the promise.</summary>
    public static Result<FileFormat> Check(string name, byte[] head)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        // An executable is named first, whatever it calls itself.
        if (IsExecutable(head)) return FileErrors.Executable;
        var format = All.FirstOrDefault(f => f.Extensions.Contains(extension));
        if (format is null) return FileErrors.TypeNotAllowed(extension.Length > 1 ? extension : "?");
        return format.Matches(head) ? format : FileErrors.Mismatch(extension.TrimStart('.').ToUpperInvariant());
    }

    private static bool IsExecutable(byte[] head) =>
        Starts(head, "MZ"u8) || Starts(head, [0x7F, 0x45, 0x4C, 0x46]) || Starts(head, "#!"u8)
        || Starts(head, [0xCF, 0xFA, 0xED, 0xFE]) || Starts(head, [0xCE, 0xFA, 0xED, 0xFE]) || Starts(head, [0xCA, 0xFE, 0xBA, 0xBE])
        || Starts(head, "dex\n"u8);

    private static bool IsZip(byte[] head) => Starts(head, [0x50, 0x4B, 0x03, 0x04]);

    private static bool IsHeic(byte[] head) => head.Length >= 12
        && head.AsSpan(4, 4).SequenceEqual("ftyp"u8) && HeicBrands.Contains(Encoding.ASCII.GetString(head, 8, 4));

    private static bool Starts(byte[] head, ReadOnlySpan<byte> magic) => head.AsSpan().StartsWith(magic);

    private static int IndexOf(byte[] head, ReadOnlySpan<byte> magic) => head.AsSpan().IndexOf(magic);
}
