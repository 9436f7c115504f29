using System.IO.Compression;
using System.Text;

using OpenProvince.Files.Domain;

using Xunit;

namespace OpenProvince.Unit.Files;

public sealed class FileFormatTests
{
    private static readonly byte[] Pdf = "%PDF-1.7\n%äöü"u8.ToArray();
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];
    private static readonly byte[] Jpg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10];
    private static readonly byte[] Heic = [0, 0, 0, 0x18, .. "ftypheic"u8, 0, 0, 0, 0];

    [Theory]
    [InlineData("giấy chứng sinh.pdf", "application/pdf")]
    [InlineData("ẢNH.PDF", "application/pdf")]
    public void Takes_a_pdf_whatever_the_case_of_its_name(string name, string type) =>
        Assert.Equal(type, FileFormat.Check(name, Pdf).Value.MediaType);

    [Fact]
    public void Takes_photographs()
    {
        Assert.Equal("image/png", FileFormat.Check("a.png", Png).Value.MediaType);
        Assert.Equal("image/jpeg", FileFormat.Check("a.jpeg", Jpg).Value.MediaType);
        Assert.Equal("image/heic", FileFormat.Check("a.heic", Heic).Value.MediaType);
        Assert.Equal("image/heic", FileFormat.Check("a.heif", Heic).Value.MediaType);
        Assert.Equal("image/jpeg", FileFormat.Check("a.jfif", [0xFF, 0xD8, 0xFF, 0xE0]).Value.MediaType);
    }

    [Theory]
    [InlineData("MZ\u0090\0", "files.executable")]
    [InlineData("\u007fELF\u0002", "files.executable")]
    [InlineData("#!/bin/sh", "files.executable")]
    [InlineData("<html><script>", "files.content-mismatch")]
    public void Refuses_what_only_calls_itself_pdf(string content, string code) =>
        Assert.Equal(code, FileFormat.Check("don.pdf", Encoding.Latin1.GetBytes(content)).Error!.Code);

    [Theory]
    [InlineData("virus.exe")]
    [InlineData("trang.html")]
    [InlineData("anh.svg")]
    [InlineData("khong-duoi")]
    [InlineData("a.pdf.js")]
    public void Refuses_other_extensions(string name) =>
        Assert.Equal("files.type-not-allowed", FileFormat.Check(name, Pdf).Error!.Code);

    [Fact]
    public void A_picture_with_the_wrong_extension_is_refused() =>
        Assert.Equal("files.content-mismatch", FileFormat.Check("a.png", Jpg).Error!.Code);

    [Theory]
    [InlineData("word/document.xml", null)]
    [InlineData("xl/workbook.xml", "files.content-mismatch")]
    [InlineData("readme.txt", "files.content-mismatch")]
    public void A_word_file_is_told_by_its_parts(string part, string? code)
    {
        using var zip = Zip("[Content_Types].xml", part);
        Assert.Equal(code, OfficeContainer.Check(FileFormat.All.Single(f => f.Name == "DOCX"), zip).Error?.Code);
    }

    [Fact]
    public void Macros_and_broken_containers_are_refused()
    {
        var word = FileFormat.All.Single(f => f.Name == "DOCX");
        using var macros = Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");
        Assert.Equal("files.macros", OfficeContainer.Check(word, macros).Error!.Code);
        using var broken = new MemoryStream([0x50, 0x4B, 0x03, 0x04, 1, 2, 3]);
        Assert.Equal("files.content-mismatch", OfficeContainer.Check(word, broken).Error!.Code);
    }

    [Fact]
    public void What_would_unpack_to_something_huge_or_strange_is_refused()
    {
        var word = FileFormat.All.Single(f => f.Name == "DOCX");
        string[] whole = ["[Content_Types].xml", "word/document.xml"];
        foreach (var parts in new[]
        {
            Enumerable.Range(0, 5000).Select(i => $"{i}"), Enumerable.Range(0, 60_000).Select(i => $"word/media/hinh-{i}.png"), ["../../x"],
            ["/x"], ["word/a.zip"]
        })
        {
            using var zip = Zip([.. whole, .. parts]);
            Assert.Equal("files.packed", OfficeContainer.Check(word, zip).Error?.Code);
        }
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in whole) zip.CreateEntry(part);
            using var sheet = zip.CreateEntry("word/media/hinh.png", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 300; i++) sheet.Write(zeros);
        }
        Assert.InRange(bomb.Length, 1, 20 * 1024 * 1024);
        Assert.Equal("files.packed", OfficeContainer.Check(word, bomb).Error?.Code);
        using var usual = Zip([.. whole, .. Enumerable.Range(0, 300).Select(i => $"word/media/hinh-{i}.png")]);
        Assert.Null(OfficeContainer.Check(word, usual).Error);
    }

    [Theory]
    [InlineData("C:\\Users\\a\\Giấy khai sinh.pdf", "Giấy khai sinh.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a<script>.pdf", "ascript.pdf")]
    [InlineData("tên\u202Efdp.exe", "tênfdp.exe")]
    [InlineData("Giấy.pdf", "Giấy.pdf")]
    [InlineData("   ", "tep")]
    [InlineData(null, "tep")]
    public void Names_are_made_safe_and_stay_readable(string? given, string expected) =>
        Assert.Equal(expected, FileName.Clean(given));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var name = FileName.Clean(new string('ă', 300) + ".pdf");
        Assert.Equal(120, name.Length);
        Assert.EndsWith(".pdf", name);
    }

    private static MemoryStream Zip(params string[] parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts) zip.CreateEntry(part);
        }
        stream.Position = 0;
        return stream;
    }
}
