using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Tasks;

/// <summary>Tasks from a workbook: every wrong cell is named, then all are made once, and an import is taken back as a whole.</summary>
public sealed class TaskImportTests
{
    private const string Page = "/desk/tasks/import";

    private static readonly string[] Heads =
        ["Mã của đơn vị giao", "Nội dung nhiệm vụ", "Lĩnh vực", "Đơn vị chủ trì", "Đơn vị phối hợp", "Hạn hoàn thành", "Số văn bản"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_workbook_makes_its_tasks_once_and_is_taken_back_as_a_whole(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var leader = await Counter.OfAsync(province, "leader.ubnd-tinh");
        var template = await leader.OpenAsync("/desk/tasks/import.xlsx");
        var words = Text(await template.Response.Content.ReadAsByteArrayAsync(Ct), "xl/worksheets/sheet2.xml");
        Assert.Contains("Sở Tư pháp", words, StringComparison.Ordinal);
        Assert.Contains("Đất đai", words, StringComparison.Ordinal);

        string?[][] rows =
        [
            Heads, ["01", "Làm sạch dữ liệu hộ tịch", "Đất đai", "sở tư pháp", "Công an tỉnh", "30/11/2026", "218/TB-UBND"],
            // A day as a spreadsheet keeps it, and a unit by its slug.
            [null, "Rà soát máy tính của xã", "Đất đai", TaskOffice.Police, null, "=46356", null],
        ];
        var checkedPage = await CheckAsync(leader, Sheet(rows));
        checkedPage.ShouldSay("Sẽ tạo 2 nhiệm vụ").ShouldSay("Công an tỉnh");
        Assert.Equal(0, await CountAsync(province));
        var form = Counter.ActForm(checkedPage);
        var made = await form.SubmitAsync();
        made.ShouldSay("Đã nhập 2 nhiệm vụ");
        // The same button once more, and the same file once more: nothing twice.
        (await form.SubmitAsync()).ShouldSay("Đã nhập 2 nhiệm vụ");
        (await CheckAsync(leader, Sheet(rows))).ShouldSay("2 dòng đã nhập trước đây");
        Assert.Equal(3, await CountAsync(province));
        var list = await leader.OpenAsync(made.Document.QuerySelector("main a[href*='import=']")!.GetAttribute("href")!);
        list.ShouldSay("Làm sạch dữ liệu hộ tịch").ShouldSay("Rà soát máy tính của xã");
        Assert.Equal(2, list.Document.QuerySelectorAll("tr[data-row]").Length);
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);

        // While nobody went on with one of them the whole goes back, and its rows may come again.
        var undo = Counter.ActForm(await leader.OpenAsync(made.Address.PathAndQuery));
        (await undo.SubmitAsync()).ShouldSay("Đã rút lại 2 nhiệm vụ");
        (await undo.SubmitAsync()).ShouldSay("không còn nhiệm vụ nào để rút lại");
        var again = await Counter.ActForm(await CheckAsync(leader, Sheet(rows))).SubmitAsync();
        again.ShouldSay("Đã nhập 2 nhiệm vụ");
        var code = (await leader.OpenAsync(again.Document.QuerySelector("main a[href*='import=']")!.GetAttribute("href")!)).Document
            .QuerySelector("tr[data-row] .op-code")!.TextContent.Trim();
        using (var office = await TaskOffice.OpenAsync(province))
            (await TaskOffice.ActAsync(office.Chairman, await office.IdAsync(code), "urge")).Ok();
        (await Counter.ActForm(await leader.OpenAsync(again.Address.PathAndQuery)).SubmitAsync()).ShouldSay($"nhiệm vụ {code} đã có người");
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);
    }

    [Theory, EachDatabase]
    public async Task Every_wrong_cell_is_named_and_nothing_is_made(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var clerk = await Counter.OfAsync(province, "clerk.ubnd-tinh");
        var page = await CheckAsync(clerk, Sheet([
            Heads, ["1", "Đúng", "Đất đai", "Sở Tư pháp", null, "30/11/2026", null],
            ["1", null, "Đất", "Sở Không Có", "Công an tỉnh; Ai đó", "29/11/2026", null],
            ["3", "x", "Đất đai", "Sở Tư pháp", null, "31/11/2026", null],
        ]));
        page.ShouldSay("Chưa tạo nhiệm vụ nào");
        var cells = page.Document.QuerySelectorAll("main tr[data-row]").Select(row => row.TextContent).ToArray();
        // A clerk names the leader, and the sheet has no such column: said at the task of each row.
        foreach (var (cell, why) in new[]
            { ("A3", "Trùng với dòng 2"), ("B3", "Nhập nội dung"), ("C3", "“Đất”"), ("D3", "“Sở Không Có”"), ("E3", "“Ai đó”"),
                ("F4", "Không phải ngày"), ("B2", "Chọn lãnh đạo") })
            Assert.Contains(cells, row => row.StartsWith(cell, StringComparison.Ordinal) && row.Contains(why, StringComparison.Ordinal));
        Assert.Equal(0, await CountAsync(province));

        (await CheckAsync(clerk, Sheet([["Nội dung nhiệm vụ"], ["x"]]))).ShouldSay("không có cột “Lĩnh vực”");
        (await CheckAsync(clerk, Sheet([Heads]))).ShouldSay("không có dòng nhiệm vụ nào");
        (await CheckAsync(clerk, Sheet([Heads], "<row r=\"2\"><c t=\"s\"><v>7</v></c></row>"))).ShouldSay("Không đọc được tệp này");
        (await CheckAsync(clerk, Sheet([Heads], "<row r=\"2\"><c"))).ShouldSay("Không đọc được tệp này");
        (await Counter.ActForm(await clerk.OpenAsync(Page)).SubmitAsync()).ShouldSay("Chọn tệp Excel");
        using var doer = await Counter.OfAsync(province, $"specialist.{TaskOffice.Lead}");
        Assert.Null((await doer.OpenAsync(Page)).Document.QuerySelector("input[type=file]"));
    }

    /// <summary>50,000 rows with 17 wrong cells: each is named, in seconds, and nothing is made.</summary>
    [Theory, EachDatabase, Trait("Run", "long")]
    public Task A_very_long_workbook_names_its_17_wrong_cells(DatabaseEngine engine)
    {
        TestRun.OnlyLong();
        return LongAsync(engine, 50_000);
    }

    [Theory, EachDatabase]
    public Task A_long_workbook_names_its_17_wrong_cells(DatabaseEngine engine) => LongAsync(engine, 2_000);

    private static async Task LongAsync(DatabaseEngine engine, int rows)
    {
        await using var province = await Province.StartAsync(engine);
        using var leader = await Counter.OfAsync(province, "leader.ubnd-tinh");
        string?[][] all = [Heads, .. Enumerable.Range(1, rows).Select(string?[] (i) =>
            [$"{i}", $"Việc {i}", i % (rows / 17) == 0 && i / (rows / 17) <= 17 ? "Sai" : "Đất đai", "Sở Tư pháp", null, "30/11/2026",
                null])];
        var bytes = Sheet(all);
        var begun = TimeProvider.System.GetTimestamp();
        var page = await CheckAsync(leader, bytes);
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        page.ShouldSay($"17 ô sai trong {rows} dòng");
        Assert.Equal(17, page.Document.QuerySelectorAll("main tr[data-row]").Length);
        foreach (var row in all) if (row[2] == "Sai") row[2] = "Đất đai";
        (await CheckAsync(leader, Sheet(all))).ShouldSay("nhiều nhất 1000 nhiệm vụ");
        Assert.Equal(0, await CountAsync(province));
    }

    private static async Task<Page> CheckAsync(Counter who, byte[] file) =>
        await Counter.ActForm(await who.OpenAsync(Page)).Attach("file", "ke-hoach.xlsx", file).SubmitAsync();

    private static Task<long> CountAsync(Province province) =>
        province.Database.FirstAsync(row => row.Int(0), "select count(*) from tasks_task", []);

    private static string Text(byte[] file, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>A workbook as spreadsheets write one, with a table of texts; "=46356" is a number.</summary>
    private static byte[] Sheet(IReadOnlyList<string?[]> rows, string end = "")
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var (texts, places, sheet) = (new StringBuilder(), new Dictionary<string, int>(StringComparer.Ordinal), new StringBuilder());
        foreach (var (row, cells) in rows.Index())
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            foreach (var (column, cell) in cells.Index())
            {
                if (cell is null) continue;
                var at = $"{(char)('A' + column)}{row + 1}";
                if (cell.StartsWith('='))
                    sheet.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"3\"><f>A1+1</f><v>{cell[1..]}</v></c>");
                else
                {
                    if (places.TryAdd(cell, places.Count)) texts.Append(CultureInfo.InvariantCulture, $"<si><r><t>{cell}</t></r></si>");
                    sheet.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\" t=\"s\"><v>{places[cell]}</v></c>");
                }
            }
            sheet.Append("</row>");
        }
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, xml) in new[]
            {
                ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
                ("xl/workbook.xml", $"""
                    <workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" state="hidden" r:id="rId9"/>
                    <sheet name="b" sheetId="2" r:id="rId1"/></sheets></workbook>
                    """),
                ("xl/_rels/workbook.xml.rels", $"""
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
                    Type="{office}/worksheet" Target="/xl/worksheets/sheet7.xml"/></Relationships>
                    """),
                ("xl/sharedStrings.xml", $"<sst xmlns=\"{main}\">{texts}</sst>"),
                ("xl/worksheets/sheet7.xml", $"<worksheet xmlns=\"{main}\"><sheetData>{sheet}{end}</sheetData></worksheet>"),
            })
            {
                using var part = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
                part.Write(xml);
            }
        return file.ToArray();
    }
}
