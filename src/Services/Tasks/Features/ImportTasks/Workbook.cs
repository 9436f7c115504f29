using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>What a cell of a workbook holds.</summary>
internal enum CellKind
{
    Text,
    /// <summary>A number as the file writes it; a day is one too.</summary>
    Number,
    /// <summary>A formula that came to nothing, "#REF!".</summary>
    Fault,
}

/// <param name="Column">0 is A.</param>
/// <param name="Text">The value; what a formula came to, never the formula.</param>
internal readonly record struct SheetCell(int Column, CellKind Kind, string Text);

/// <param name="Number">As the sheet shows it, from 1.</param>
/// <param name="Cells">Those that hold something.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells);

/// <summary>
/// The first visible sheet of a workbook (ECMA-376, both forms), read row by row: values only, nothing is calculated, fetched or run.
/// Its table of texts is held in memory; how much any part may unpack to is bounded. See docs/adr/0032.
/// </summary>
internal sealed class Workbook : IDisposable
{
    /// <summary>Most characters of a sheet, and of the table of texts that is held.</summary>
    /// <summary>Cells of one row that hold something, and letters of one cell: more than any template has.</summary>
    private const int MostCells = 200, MostLetters = 32_767;

    public const long MostOfSheet = 128L * 1024 * 1024, MostOfTexts = 24L * 1024 * 1024;

    private readonly ZipArchive zip;
    private readonly ZipArchiveEntry sheet;
    private readonly List<string> texts;

    private Workbook(ZipArchive zip, ZipArchiveEntry sheet, List<string> texts, bool from1904) =>
        (this.zip, this.sheet, this.texts, From1904) = (zip, sheet, texts, from1904);

    /// <summary>Its days are counted from 1904 instead of 1900.</summary>
    public bool From1904 { get; }

    /// <summary>Opens one, or says why it cannot be read; the stream stays the caller's.</summary>
    public static Result<Workbook> Open(Stream stream)
    {
        ZipArchive? opened = null;
        try
        {
            opened = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var (id, from1904) = First(opened);
            var (rows, table) = (id is null ? null : opened.GetEntry(TargetOf(opened, id)), opened.GetEntry("xl/sharedStrings.xml"));
            if (rows is null) return Closed(opened, TaskErrors.ImportNotWorkbook);
            if (rows.Length > MostOfSheet || table?.Length > MostOfTexts)
                return Closed(opened, TaskErrors.ImportTooLarge(MostOfSheet / 1_048_576));
            return new Workbook(opened, rows, table is null ? [] : Texts(table), from1904);
        }
        catch (Exception e) when (IsMalformed(e))
        {
            return Closed(opened, TaskErrors.ImportNotWorkbook);
        }
    }

    /// <summary>What reading a broken file throws; <see cref="Rows"/> throws it too.</summary>
    public static bool IsMalformed(Exception e) => e is InvalidDataException or XmlException or IOException or NotSupportedException;

    /// <summary>Rows that hold something, one after the other.</summary>
    public IEnumerable<SheetRow> Rows()
    {
        using var reader = Reader(sheet, MostOfSheet);
        var number = 0;
        while (reader.Read())
        {
            if (!Is(reader, "row")) continue;
            number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r) ? r : number + 1;
            if (reader.IsEmptyElement) continue;
            using var row = reader.ReadSubtree();
            var cells = Cells(row);
            if (cells.Count > 0) yield return new SheetRow(number, cells);
        }
    }

    public void Dispose() => zip.Dispose();

    private List<SheetCell> Cells(XmlReader row)
    {
        var (cells, column) = (new List<SheetCell>(), -1);
        while (row.Read())
        {
            if (!Is(row, "c")) continue;
            column = ColumnOf(row.GetAttribute("r")) ?? column + 1;
            var type = row.GetAttribute("t");
            if (row.IsEmptyElement) continue;
            var text = Inside(row);
            if (type == "s")
                text = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < texts.Count
                    ? texts[at]
                    : throw new InvalidDataException("no such text");
            var clean = VietnameseText.Clean(text);
            if (clean.Length == 0) continue;
            if (cells.Count == MostCells || clean.Length > MostLetters) throw new InvalidDataException("a row or a cell without end");
            cells.Add(new(column, type switch { null or "n" => CellKind.Number, "e" => CellKind.Fault, _ => CellKind.Text }, clean));
        }
        return cells;
    }

    /// <summary>The text inside an element; without formulas, and without how its signs are spoken.</summary>
    private static string Inside(XmlReader at)
    {
        var (depth, text) = (at.Depth, new StringBuilder());
        for (at.Read(); !at.EOF && at.Depth > depth;)
        {
            if (Is(at, "f") || Is(at, "rPh"))
            {
                at.Skip();
                continue;
            }
            if (at.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) text.Append(at.Value);
            at.Read();
        }
        return text.ToString();
    }

    private static List<string> Texts(ZipArchiveEntry part)
    {
        var all = new List<string>();
        using var reader = Reader(part, MostOfTexts);
        while (reader.Read())
            if (Is(reader, "si")) all.Add(reader.IsEmptyElement ? "" : Inside(reader));
        return all;
    }

    /// <summary>The first sheet people see, by the id of its relation, and from when days are counted.</summary>
    private static (string? Id, bool From1904) First(ZipArchive zip)
    {
        if (zip.GetEntry("xl/workbook.xml") is not { } part) return default;
        using var reader = Reader(part, MostOfTexts);
        (string? Id, bool From1904) found = default;
        while (reader.Read())
        {
            if (Is(reader, "workbookPr")) found.From1904 = reader.GetAttribute("date1904") is "1" or "true";
            if (!Is(reader, "sheet") || found.Id is not null || reader.GetAttribute("state") is "hidden" or "veryHidden") continue;
            for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
                if (reader is { LocalName: "id", Prefix.Length: > 0 }) found.Id = reader.Value;
            reader.MoveToElement();
        }
        return found;
    }

    private static string TargetOf(ZipArchive zip, string id)
    {
        if (zip.GetEntry("xl/_rels/workbook.xml.rels") is not { } part) return "";
        using var reader = Reader(part, MostOfTexts);
        while (reader.Read())
            if (Is(reader, "Relationship") && reader.GetAttribute("Id") == id && reader.GetAttribute("Target") is { } target)
                return target.StartsWith('/') ? target[1..] : $"xl/{target}";
        return "";
    }

    private static XmlReader Reader(ZipArchiveEntry part, long most) => XmlReader.Create(part.Open(), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true, IgnoreComments = true,
        MaxCharactersInDocument = most, CloseInput = true,
    });

    private static bool Is(XmlReader at, string name) => at.NodeType is XmlNodeType.Element && at.LocalName == name;

    /// <summary>"AB12" is 27; null without letters.</summary>
    private static int? ColumnOf(string? address)
    {
        var column = 0;
        foreach (var sign in (address ?? "").TakeWhile(sign => sign is >= 'A' and <= 'Z').Take(3))
            column = (column * 26) + (sign - 'A' + 1);
        return column == 0 ? null : column - 1;
    }

    private static Error Closed(ZipArchive? zip, Error why)
    {
        zip?.Dispose();
        return why;
    }
}
