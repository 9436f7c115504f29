using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Unit.Ui;

/// <summary>A workbook read back by another program than the one that wrote it.</summary>
public sealed class XlsxTests
{
    private static readonly Instant At = Instant.From(new DateTimeOffset(2026, 11, 23, 14, 32, 7, TimeSpan.FromHours(7)));

    [Fact]
    public async Task Every_cell_keeps_its_type_and_no_text_is_calculated()
    {
        var cells = await ReadAsync([["=HYPERLINK(\"x\")", "00123", new DateOnly(2026, 11, 23), At, 1234.5m, null, "Bế & <Ánh>\u0001😀"]]);
        Assert.Equal(
            [
                ("A2", "=HYPERLINK(\"x\")", "@"), ("B2", "00123", "@"), ("C2", "46349", "dd\\/mm\\/yyyy"),
                ("D2", "46349.60563657407", "dd\\/mm\\/yyyy hh:mm"), ("E2", "1234.5", "General"), ("G2", "Bế & <Ánh>\uFFFD😀", "@"),
            ],
            cells.Where(cell => cell.At.EndsWith('2')));
        // What a spreadsheet makes of the numbers.
        Assert.Equal(new DateTime(2026, 11, 23), DateTime.FromOADate(46349));
        Assert.Equal(new DateTime(2026, 11, 23, 14, 32, 7), Rounded(DateTime.FromOADate(46349.60563657407)));
    }

    [Fact]
    public async Task A_long_list_is_written_whole_into_a_stream_that_cannot_go_back()
    {
        var rows = Enumerable.Range(1, 1000).Select(n => new object?[] { $"H03-{n}", (decimal)n }).ToArray();
        var cells = await ReadAsync(rows, end: "Chỉ một phần");
        Assert.Equal(2 + 2000 + 1, cells.Count);
        Assert.Equal(("A1002", "Chỉ một phần", "@"), cells[^1]);
    }

    [Fact]
    public async Task A_name_a_sheet_may_not_have_is_made_one()
    {
        using var file = await WriteAsync([["a"]], "Tìm: [x] \"y\" * một cái tên dài hơn ba mươi mốt chữ", null);
        using var book = SpreadsheetDocument.Open(file, false);
        var name = book.WorkbookPart!.Workbook!.Descendants<Sheet>().Single().Name!.Value!;
        Assert.InRange(name.Length, 1, 31);
        Assert.DoesNotContain(name, c => "[]:*?/\\".Contains(c, StringComparison.Ordinal));
    }

    private static DateTime Rounded(DateTime at) =>
        at.AddMilliseconds(500).AddTicks(-(at.AddMilliseconds(500).Ticks % TimeSpan.TicksPerSecond));

    private static async Task<List<(string At, string Value, string Format)>> ReadAsync(object?[][] rows, string? end = null)
    {
        using var file = await WriteAsync(rows, "Danh sách", end);
        using var book = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(book)
            .Select(wrong => $"{wrong.Path?.XPath}: {wrong.Description}"));
        var part = book.WorkbookPart!;
        var styles = part.WorkbookStylesPart!.Stylesheet!;
        var formats = styles.CellFormats!.Elements<CellFormat>().Select(one => FormatOf(styles, one.NumberFormatId?.Value ?? 0)).ToArray();
        var cells = part.WorksheetParts.Single().Worksheet!.Descendants().OfType<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToList();
        Assert.All(cells, cell => Assert.Null(cell.CellFormula));
        return [.. cells.Select(cell => (cell.CellReference!.Value!, cell.InlineString?.InnerText ?? cell.CellValue!.Text,
            formats[cell.StyleIndex?.Value ?? 0]))];
    }

    private static string FormatOf(Stylesheet styles, uint id) => id switch
    {
        0 => "General",
        49 => "@",
        _ => styles.NumberingFormats!.Elements<NumberingFormat>().Single(one => one.NumberFormatId! == id).FormatCode!.Value!,
    };

    private static async Task<MemoryStream> WriteAsync(object?[][] rows, string sheet, string? end)
    {
        var file = new MemoryStream();
        await using (var oneWay = new OneWay(file))
        {
            var heads = Enumerable.Range(1, rows[0].Length).Select(n => n.ToString(CultureInfo.InvariantCulture)).ToArray();
            await Xlsx.WriteAsync(oneWay, sheet, heads, Chunks(rows), end, TestContext.Current.CancellationToken);
        }
        file.Position = 0;
        return file;
    }

    private static async IAsyncEnumerable<IReadOnlyList<IReadOnlyList<object?>>> Chunks(object?[][] rows)
    {
        foreach (var chunk in rows.Chunk(200))
        {
            await Task.Yield();
            yield return chunk;
        }
    }

    /// <summary>As an answer on the network: forward only, and never synchronous.</summary>
    private sealed class OneWay(Stream to) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => throw new InvalidOperationException("Synchronous");
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous");
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            to.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            to.WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
