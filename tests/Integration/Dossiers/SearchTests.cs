using System.Net;
using System.Text.Json.Nodes;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>What people type into the searches: codes, phones, papers and names in every spelling they have.</summary>
public sealed class SearchTests
{
    [Theory, EachDatabase]
    public async Task A_code_is_found_however_it_is_written(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var code = (await office.FileAsync()).Ok().Text("code");
        var bare = code.Replace(".", "", StringComparison.Ordinal);
        string[] written =
        [
            $"#{code}", $"{code}.", bare, bare.Replace("-", "", StringComparison.Ordinal), bare.Replace('-', ' '), code.Replace('-', '–'),
            $"https://dvc.example/ho-so/{code}", code[^4..], $"#{code[^4..]}", code[^4..].TrimStart('0'),
        ];
        foreach (var q in written) Assert.Equal((q, code), (q, await FoundAsync(office, q)));
        foreach (var typed in written[..7])
            Assert.True(
                (await Office.PostAsync(office.Citizen, "/api/dossiers/track",
                    new JsonObject { ["code"] = typed, ["phone"] = "912 345 678" })).Status == 200, typed);
    }

    [Theory, EachDatabase]
    public async Task A_person_is_found_by_phone_passport_and_name_in_every_spelling(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filing = office.Filing("0987654321", "H\u02BCMẫu Quý");
        filing["owner"]!["identityNumber"] = "c1234567";
        var code = (await office.FileAsync(filing)).Ok().Text("code");
        foreach (var q in (string[])["0987654321", "987654321", "(0987) 654–321", "+84 987 654 321", "C1234567", "hc c1234567", "h'mau qui",
            "H’Mẫu Quí", "H mau quy", "mau quý"])
            Assert.Equal((q, code), (q, await FoundAsync(office, q)));

        var abroad = (await office.FileAsync(office.Filing("+33 6 12 34 56 78", "Ư Mẫu"))).Ok().Text("code");
        foreach (var q in (string[])["+33612345678", "0033 612-345-678"]) Assert.Equal((q, abroad), (q, await FoundAsync(office, q)));
        Assert.Equal(200,
            (await Office.PostAsync(
                office.Citizen, "/api/dossiers/track", new JsonObject { ["code"] = abroad, ["phone"] = "+33 (6) 12345678" })).Status);
    }

    [Theory, EachDatabase]
    public async Task A_number_of_odd_structure_is_taken_at_every_door(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        foreach (var number in (string[])["000190000001", "006390000001"])
        {
            var filing = office.AtTheCounter();
            filing["owner"]!["identityNumber"] = number;
            (await Office.PostAsync(office.Desk, "/api/dossiers", filing)).Ok();
        }
        var wrong = office.AtTheCounter();
        wrong["owner"]!["identityNumber"] = "00619000001";
        Assert.Equal(400, (await Office.PostAsync(office.Desk, "/api/dossiers", wrong)).Status);
    }

    [Theory]
    [EachDatabase("ly hôn", "Tòa án", "thủ tục khớp")]
    [EachDatabase("làm căn cước", "Công an", "thủ tục khớp")]
    public async Task The_search_says_who_does_what_is_not_done_here(DatabaseEngine engine, string q, string who, string never)
    {
        await using var province = await Province.StartAsync(engine);
        using var visitor = province.Visitor();
        var page = (await visitor.OpenAsync($"/tim-kiem?q={Uri.EscapeDataString(q)}")).ShouldBe(HttpStatusCode.OK).ShouldSay(who)
            .ShouldSay("không nộp ở đây");
        Assert.Empty(page.Document.QuerySelectorAll(".op-proc li"));
        Assert.DoesNotContain(never, page.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_number_of_a_person_never_stands_in_an_address(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var code = (await office.FileAsync(office.Filing("0987654321", "Bế Mẫu Ngọc"))).Ok().Text("code");
        using var desk = await province.SignInAsync("desk");
        var home = await desk.OpenAsync("/desk/ho-so");
        foreach (var form in (string[])["header form[role=search]", "form.op-filterform"])
        {
            var search = home.Form(form);
            search["q"] = "098 765 4321";
            var list = (await search.SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay(code);
            Assert.DoesNotContain("4321", list.Address.Query, StringComparison.Ordinal);
            Assert.All(list.Document.QuerySelectorAll("[href]:not([href^='tel:'])"),
                link => Assert.DoesNotContain("4321", link.GetAttribute("href"), StringComparison.Ordinal));
            (await desk.OpenAsync(list.Address.PathAndQuery)).ShouldSay(code);
        }
        var returns = (await desk.OpenAsync("/desk/tra-ket-qua")).Form("main form[role=search]");
        returns["q"] = "0987654321";
        var found = (await returns.SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        Assert.StartsWith("?q=~", found.Address.Query, StringComparison.Ordinal);
        (await desk.OpenAsync("/desk/ho-so?q=~abc")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task A_program_that_puts_a_number_of_a_person_into_an_address_is_told_the_other_door(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var code = (await office.FileAsync(office.Filing("0987654321", "Bế Mẫu Ngọc"))).Ok().Text("code");
        foreach (var number in (string[])["0987654321", "+84 987 654 321", "006179000779", "C1234567", "0100109106"])
        {
            var refused = await Office.GetAsync(office.Desk, $"/api/dossiers?q={Uri.EscapeDataString(number)}");
            refused.Refused(400, "dossiers.number-in-address", "q");
            Assert.Contains("POST", refused.Text("detail"), StringComparison.Ordinal);
        }
        foreach (var q in (string[])["be mau ngoc", code, code[^11..], code[..9]])
            Assert.Equal(1, (await Office.GetAsync(office.Desk, $"/api/dossiers?q={Uri.EscapeDataString(q)}")).Ok().Number("total"));

        // The other door takes the same filters and refuses the same people.
        var filter = new JsonObject
        {
            ["q"] = "098 765 4321", ["state"] = "registered", ["receivedOn"] = "2026-11-23", ["overdue"] = false
        };
        Assert.Equal(1, (await Office.PostAsync(office.Desk, "/api/dossiers/search", filter)).Ok().Number("total"));
        filter["state"] = "rejected";
        Assert.Equal(0, (await Office.PostAsync(office.Desk, "/api/dossiers/search", filter)).Ok().Number("total"));
        filter["state"] = "smoke";
        (await Office.PostAsync(office.Desk, "/api/dossiers/search", filter)).Refused(400, "dossiers.filter-unknown", "state");
        Assert.Equal(1, (await Office.PostAsync(office.Desk, "/api/dossiers/search", [])).Ok().Number("total"));
        (await Office.PostAsync(office.Desk, "/api/dossiers/search", new JsonObject { ["phone"] = "1" })).Refused(
            400, "ui.field-unknown", "phone");
        (await Office.PostAsync(office.Citizen, "/api/dossiers/search", [])).Refused(403, "cases.not-allowed");
    }

    [Theory, EachDatabase]
    public async Task Staff_and_units_are_found_by_words_in_any_order(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        var rows = (await admin.OpenAsync("/admin/staff")).Document.QuerySelectorAll("tr[data-row] a");
        var name = rows[0].TextContent;
        var turned = string.Join(' ', VietnameseText.Fold(name).Split(' ').Reverse());
        (await admin.OpenAsync($"/admin/staff?q={Uri.EscapeDataString(turned)}")).ShouldSay(name);
        Assert.Empty((await admin.OpenAsync("/admin/staff?q=khong+ai+ten+the")).Document.QuerySelectorAll("tr[data-row]"));
    }

    private static async Task<string?> FoundAsync(Office office, string q)
    {
        var found = (await Office.PostAsync(office.Desk, "/api/dossiers/search", new JsonObject { ["q"] = q })).Ok();
        return found.Number("total") == 1 ? (string?)found.Body!["rows"]![0]!["code"] : $"{found.Number("total")} found";
    }
}
