using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// A workbook of one sheet (ECMA-376, transitional), written row by row into a stream that need not go back: a list of any length
/// costs one chunk of memory. Numbers, days and moments are values, so every language of a spreadsheet shows them right; texts are
/// texts in cells formatted as text, so a code keeps its zeros and a name that looks like a formula is never calculated.
/// See docs/adr/0024.
/// </summary>
public static class Xlsx
{
    /// <summary>What a sheet holds besides its head.</summary>
    public const int MostRows = 1_048_575;

    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int LongestText = 32_767;
    private const int Head = 1, Text = 2, Day = 3, Moment = 4, Number = 5;

    /// <summary>Writes the whole file. What fails on the way leaves it without an end, which no program opens.</summary>
    /// <param name="to">Need not be able to seek; it stays open.</param>
    /// <param name="sheet">Name of the sheet; signs a name may not have become spaces.</param>
    /// <param name="heads">First row.</param>
    /// <param name="chunks">Cells as <see cref="Cell.Typed"/> gives them.</param>
    /// <param name="end">A last line below the rows; null without one.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task WriteAsync(Stream to, string sheet, IReadOnlyList<string> heads,
        IAsyncEnumerable<IReadOnlyList<IReadOnlyList<object?>>> chunks, string? end, CancellationToken ct)
    {
        var held = new Held();
        await using (var zip = await ZipArchive.CreateAsync(held, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct))
        {
            foreach (var (name, text) in Parts(sheet)) await PartAsync(zip, name, text, ct);
            await using var part = await zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).OpenAsync(ct);
            await using var writer = new StreamWriter(part, new UTF8Encoding(false));
            await writer.WriteAsync(Begin(heads.Count).AsMemory(), ct);
            var (row, rows) = (1, new StringBuilder());
            Add(rows, row, heads.Select(head => (object?)head), Head);
            await foreach (var chunk in chunks.WithCancellation(ct))
            {
                foreach (var cells in chunk) Add(rows, ++row, cells, Text);
                await writer.WriteAsync(rows, ct);
                rows.Clear();
                await held.DrainAsync(to, ct);
            }
            var last = row;
            if (end is not null) Add(rows, ++row, [end], Text);
            rows.Append(CultureInfo.InvariantCulture, $"</sheetData><autoFilter ref=\"A1:{Column(heads.Count - 1)}{last}\"/></worksheet>");
            await writer.WriteAsync(rows, ct);
        }
        await held.DrainAsync(to, ct);
    }

    /// <summary>What is packed and not yet sent: an archive closes its parts synchronously, which an answer does not take.</summary>
    private sealed class Held : MemoryStream
    {
        public override bool CanSeek => false;

        public async Task DrainAsync(Stream to, CancellationToken ct)
        {
            await to.WriteAsync(GetBuffer().AsMemory(0, (int)Length), ct);
            SetLength(0);
        }
    }

    private static void Add(StringBuilder to, int row, IEnumerable<object?> cells, int text)
    {
        to.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">");
        var column = 0;
        foreach (var cell in cells)
        {
            var at = $"{Column(column++)}{row.ToString(CultureInfo.InvariantCulture)}";
            if (cell is DateOnly day) Value(to, at, Day, day.DayNumber - DayZero);
            else if (cell is Instant moment) Value(to, at, Moment, Serial(moment));
            else if (cell is decimal number) Value(to, at, Number, number);
            else if (cell is string { Length: > 0 } words)
                to.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"{text}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                    .Append(Escape(words)).Append("</t></is></c>");
        }
        to.Append("</row>");
    }

    private static void Value(StringBuilder to, string at, int style, IFormattable value) => to.Append(
        CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"{style}\"><v>{value}</v></c>");

    /// <summary>Day 0 of the serial numbers, right from March 1900 on.</summary>
    private static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;

    /// <summary>Days and parts of a day in local time, to the second.</summary>
    private static double Serial(Instant at)
    {
        var local = at.ToLocal();
        var day = DateOnly.FromDateTime(local).DayNumber - DayZero;
        // As near as a number comes: with fewer digits 17:00 is a moment before it, and shown without seconds 16:59.
        return day + (Math.Floor(local.TimeOfDay.TotalSeconds) / 86_400);
    }

    private static string Column(int index) =>
        index < 26 ? $"{(char)('A' + index)}" : $"{(char)('A' + (index / 26) - 1)}{(char)('A' + (index % 26))}";

    /// <summary>Signs XML does not know cannot be in a file.</summary>
    private static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length && i < LongestText; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) safe.Append(c).Append(text[++i]);
            else if (c is '&') safe.Append("&amp;");
            else if (c is '<') safe.Append("&lt;");
            else if (c is '>') safe.Append("&gt;");
            else safe.Append(XmlConvert.IsXmlChar(c) ? c : '\uFFFD');
        }
        return safe.ToString();
    }

    private static async Task PartAsync(ZipArchive zip, string name, string text, CancellationToken ct)
    {
        await using var part = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await part.WriteAsync(Encoding.UTF8.GetBytes($"{Xml}{text}"), ct);
    }

    private const string Xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>The head stays in sight; columns are wide enough for names.</summary>
    private static string Begin(int columns) => $"""
        {Xml}<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft"
        state="frozen"/></sheetView></sheetViews><cols><col min="1" max="{Math.Max(1, columns).ToString(CultureInfo.InvariantCulture)}"
        width="24" customWidth="1"/></cols><sheetData>
        """;

    private static IEnumerable<(string Name, string Text)> Parts(string sheet) =>
    [
        ("[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels"
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml"
            ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Types}.worksheet+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/></Types>
            """),
        ("_rels/.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument"
            Target="xl/workbook.xml"/></Relationships>
            """),
        ("xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{SheetName(sheet)}" sheetId="1" r:id="rId1"/></sheets>
            </workbook>
            """),
        ("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet"
            Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/></Relationships>
            """),
        ("xl/styles.xml", Styles),
    ];

    // The slashes are signs, not "the separator of this language"; 49 is the built-in format "text".
    private const string Styles = $"""
        <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\/mm\/yyyy"/><numFmt numFmtId="165"
        formatCode="dd\/mm\/yyyy hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz
        val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill
        patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs
        count="6"><xf/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf
        numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="0"
        applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    private static string SheetName(string text)
    {
        var name = string.Concat(text.Select(c => "[]:*?/\\'".Contains(c, StringComparison.Ordinal) ? ' ' : c)).Trim();
        return Escape(name[..Math.Min(name.Length, 31)]).Replace("\"", "&quot;", StringComparison.Ordinal);
    }
}
