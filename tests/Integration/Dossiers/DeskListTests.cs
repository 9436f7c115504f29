using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OpenProvince.Ui;

namespace OpenProvince.Integration.Dossiers;

/// <summary>What the lists of the desk get from their declarations: files with types, paper with a maker, words of their own.</summary>
public sealed class DeskListTests(Provinces provinces) : IClassFixture<Provinces>
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Theory, EachDatabase]
    public async Task The_list_leaves_as_a_workbook_with_codes_as_text_and_moments_as_numbers(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        var code = await desk.TakeInAsync("=HYPERLINK(\"x\") Mẫu", kind: "business");
        var file = (await desk.OpenAsync("/desk/ho-so/danh-sach.xlsx?tab=mine")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(Xlsx.ContentType, file.Response.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".xlsx", file.Response.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(
            await file.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        await using var part = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(TestContext.Current.CancellationToken);
        var rows = (await XDocument.LoadAsync(part, LoadOptions.None, TestContext.Current.CancellationToken)).Descendants(Sheet + "row")
            .Select(row => row.Elements(Sheet + "c").ToDictionary(cell => cell.Attribute("r")!.Value[..1])).ToArray();
        Assert.Equal(2, rows.Length);
        Assert.Equal(["Mã hồ sơ", "Người nộp", "Mã thủ tục", "Thủ tục", "Trạng thái", "Thời gian còn lại", "Hẹn trả", "Đang giữ",
            "Kênh nộp", "Nộp lúc"], rows[0].Values.Select(cell => cell.Value));
        Assert.Equal((code, "=HYPERLINK(\"x\") Mẫu"), (rows[1]["A"].Value, rows[1]["B"].Value));
        Assert.All(new[] { "A", "B" }, column => Assert.Equal("inlineStr", rows[1][column].Attribute("t")?.Value));
        var filed = DateTime.FromOADate(double.Parse(rows[1]["J"].Value, CultureInfo.InvariantCulture));
        Assert.Null(rows[1]["J"].Attribute("t"));
        Assert.Equal(province.Time.Now().LocalDay(), DateOnly.FromDateTime(filed));
        // It left the program: that is recorded like the csv.
        Assert.Equal(1, await province.Database.FirstAsync(row => row.Int(0), "select count(*) from cases_reading where ways = 32",
            [], TestContext.Current.CancellationToken));
    }

    [Theory, EachDatabase]
    public async Task On_paper_stand_unit_conditions_and_who_made_it(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        using var leader = await Counter.OfAsync(province, "leader");
        var code = await desk.TakeInAsync();
        var paper = (await desk.OpenAsync("/desk/ho-so/in?channel=desk&page=3")).ShouldBe(HttpStatusCode.OK);
        paper.ShouldSay(code).ShouldSay("Điều kiện: Kênh nộp: Tại quầy.").ShouldSay("Người lập danh sách");
        Assert.NotEqual("", paper.TextOf(".op-listsheet__unit"));
        Assert.NotEqual("", paper.TextOf(".op-listsheet__sign span"));
        Assert.Empty(paper.Document.QuerySelectorAll("main td a"));
        (await desk.OpenAsync("/desk/tra-ket-qua/in")).ShouldBe(HttpStatusCode.OK).ShouldSay("Trả kết quả");
        (await leader.OpenAsync("/desk/phe-duyet/in")).ShouldBe(HttpStatusCode.OK).ShouldSay("Hồ sơ chờ phê duyệt");
    }

    [Theory, EachDatabase]
    public async Task Each_empty_tab_says_what_would_stand_there(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        HashSet<string> said = [];
        string[] tabs = ["mine", "near", "overdue", "waiting", "to-return", "handed-on", "received-today", "awaiting", "finished"];
        foreach (var tab in tabs)
            said.Add((await desk.OpenAsync($"/desk/ho-so?tab={tab}")).TextOf(".op-empty p"));
        Assert.Equal(tabs.Length, said.Count);
        Assert.Single(said, text => text.Contains("mới nộp", StringComparison.Ordinal));
    }

    [Fact, Once]
    public async Task Every_list_has_its_words_in_both_languages()
    {
        await using var province = await Province.StartAsync(EachDatabaseAttribute.Engines[0]);
        List<string> missing = [];
        await province.InScopeAsync(scope =>
        {
            var texts = scope.GetRequiredService<Texts>();
            foreach (var declared in scope.GetServices<ListDeclared>())
            {
                var list = (ListView)scope.GetRequiredService(declared.List);
                foreach (var language in new[] { Preferences.Vietnamese, Preferences.English })
                {
                    CultureInfo.CurrentUICulture = language;
                    missing.AddRange(list.Keys.Where(key => texts.Find(key) is null).Select(key => $"{language}: {key}"));
                }
            }
            return Task.FromResult(0);
        });
        Assert.Empty(missing);
    }
}
