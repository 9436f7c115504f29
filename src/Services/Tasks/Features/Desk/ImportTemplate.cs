using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>
/// The workbook people fill in: the headings in a sheet as <see cref="Xlsx"/> writes one, a second one with the words of units, fields and
/// leaders, and lists to choose them from.
/// </summary>
internal sealed class ImportTemplate(TaskChoices choices, Texts texts)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Words = "xl/worksheets/sheet2.xml";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(TaskLinks.ImportFile, async (HttpContext http, ImportTemplate template, IActorResolver actors, CancellationToken ct) =>
            Results.File(await template.MakeAsync(actors.Resolve(http.User), ct), Xlsx.ContentType, "mau-nhap-nhiem-vu.xlsx"))
        .RequireAuthorization(TaskPermissions.Assign).ExcludeFromDescription();

    private async Task<byte[]> MakeAsync(Actor actor, CancellationToken ct)
    {
        using var file = new MemoryStream();
        await Xlsx.WriteAsync(file, texts["tasks.import.sheet"], [.. ImportColumn.All.Select(column => column.Heading(texts))],
            AsyncEnumerable.Empty<IReadOnlyList<IReadOnlyList<object?>>>(), null, ct);
        var words = choices.Words(actor);
        (ImportColumn Column, IReadOnlyList<string> Words)[] lists =
        [
            (ImportColumn.Lead, [.. words.Units.Select(one => one.ShortName)]),
            (ImportColumn.Field, [.. words.Fields.Select(one => one.Text)]),
            (ImportColumn.Leader, [.. words.Leaders.Select(one => one.Text)]),
        ];
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var name = SecurityElement.Escape(texts["tasks.import.words"]);
            await EditAsync(zip, "xl/worksheets/sheet1.xml", "</worksheet>", $"{Lists(name, lists)}</worksheet>");
            await EditAsync(zip, "xl/workbook.xml", "</sheets>", $"<sheet name=\"{name}\" sheetId=\"2\" r:id=\"rId3\"/></sheets>");
            await EditAsync(zip, "xl/_rels/workbook.xml.rels", "</Relationships>", """
                <Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
                Target="worksheets/sheet2.xml"/></Relationships>
                """);
            await EditAsync(zip, "[Content_Types].xml", "</Types>", $"""
                <Override PartName="/{Words}"
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                """);
            await using var part = new StreamWriter(await zip.CreateEntry(Words).OpenAsync(ct), new UTF8Encoding(false));
            await part.WriteAsync(Sheet([
                .. lists.Select(list => (list.Column.Heading(texts), list.Words)),
                (texts["tasks.import.unit-code"], [.. words.Units.Select(one => one.Code)]),
            ]));
        }
        return file.ToArray();
    }

    /// <summary>Choosing is offered and not forced: a unit may be named by its code too.</summary>
    private static string Lists(string name, IReadOnlyList<(ImportColumn Column, IReadOnlyList<string> Words)> lists)
    {
        var some = new StringBuilder();
        foreach (var (from, list) in lists.Index().Where(list => list.Item.Words.Count > 0))
        {
            var (at, of) = (ImportColumn.Letters(ImportColumn.All.Index().First(one => one.Item == list.Column).Index),
                ImportColumn.Letters(from));
            some.Append(CultureInfo.InvariantCulture,
                    $"<dataValidation type=\"list\" allowBlank=\"1\" sqref=\"{at}2:{at}{ImportTasks.MostMade + 1}\">")
                .Append(CultureInfo.InvariantCulture,
                    $"<formula1>'{name}'!${of}$2:${of}${list.Words.Count + 1}</formula1></dataValidation>");
        }
        return $"<dataValidations>{some}</dataValidations>";
    }

    private static string Sheet(IReadOnlyList<(string Head, IReadOnlyList<string> Words)> columns)
    {
        var sheet = new StringBuilder($"<worksheet xmlns=\"{Main}\"><cols><col min=\"1\" max=\"{columns.Count}\" width=\"40\" " +
            "customWidth=\"1\"/></cols><sheetData>");
        for (var row = 0; row <= columns.Max(column => column.Words.Count); row++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            foreach (var (index, column) in columns.Index())
                if (row <= column.Words.Count)
                    sheet.Append(CultureInfo.InvariantCulture, $"<c r=\"{ImportColumn.Letters(index)}{row + 1}\" ")
                        .Append(row == 0 ? "s=\"1\"" : "s=\"2\"").Append(" t=\"inlineStr\"><is><t>")
                        .Append(SecurityElement.Escape(row == 0 ? column.Head : column.Words[row - 1])).Append("</t></is></c>");
            sheet.Append("</row>");
        }
        return sheet.Append("</sheetData></worksheet>").ToString();
    }

    private static async Task EditAsync(ZipArchive zip, string part, string before, string after)
    {
        await using var stream = await zip.GetEntry(part)!.OpenAsync();
        using var reader = new StreamReader(stream, leaveOpen: true);
        var text = (await reader.ReadToEndAsync()).Replace(before, after, StringComparison.Ordinal);
        stream.SetLength(0);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
    }
}
