using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Dossiers;

/// <summary>A list in the browser: pages there and back, views kept by keys at a desk and without script on a phone, Space.</summary>
public sealed class ListViewsTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    private const string Chip = ".op-views > summary", Name = ".op-views input[name=name]";

    private async Task<Province> WithDossiersAsync(int count)
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        using var counter = await province.SignInAsync("desk");
        for (var i = 0; i < count; i++)
        {
            var form = (await counter.OpenAsync($"/desk/tiep-nhan?procedure={DeskSteps.Procedure}")).Form("form[data-form]");
            form["Input.Applicant.Name"] = $"Nông Mẫu {(char)('A' + i)}";
            await form.SubmitAsync("button[value=take]");
        }
        return province;
    }

    [Fact]
    public async Task Pages_are_turned_by_key_and_back_lands_where_it_was()
    {
        var desk = await chromium.OfficerAsync(await WithDossiersAsync(27), "desk");
        await desk.GotoAsync("/desk/ho-so?sort=-code");
        var first = await CodesAsync(desk);
        await desk.Keyboard.PressAsync(".");
        await desk.WaitForURLAsync("**after=**");
        var second = await CodesAsync(desk);
        Assert.Empty(first.Intersect(second));
        await Assertions.Expect(desk.Locator(".op-pages .op-mini")).ToContainTextAsync("Trang 2 trên");
        // The browser's own way back, a reload, and the address given to somebody else show the same rows.
        var address = desk.Url;
        await desk.GoBackAsync();
        Assert.Equal(first, await CodesAsync(desk));
        await desk.GotoAsync(address);
        Assert.Equal(second, await CodesAsync(desk));
        await desk.Locator(".op-pages a[rel=prev]").ClickAsync();
        await desk.WaitForURLAsync(url => url.Contains("before=", StringComparison.Ordinal));
        Assert.Equal(first, await CodesAsync(desk));
    }

    [Fact]
    public async Task A_view_is_kept_with_a_key_and_opens_the_list_from_then_on()
    {
        var desk = await chromium.OfficerAsync(await WithDossiersAsync(2), "desk");
        await desk.GotoAsync("/desk/ho-so?sort=-code&col=who,left");
        await desk.Keyboard.PressAsync("v");
        await desk.FillAsync(Name, "Mới nhất trước");
        await desk.CheckAsync(".op-views input[name=usual]");
        await desk.ClickAsync(".op-views button");
        await Assertions.Expect(desk.Locator(Chip)).ToContainTextAsync("Mới nhất trước");
        await desk.GotoAsync("/desk/ho-so");
        await Assertions.Expect(desk.Locator(Chip)).ToContainTextAsync("Mới nhất trước");
        var codes = await CodesAsync(desk);
        Assert.Equal(codes.OrderDescending(StringComparer.Ordinal), codes);
        // A row that was stepped to stands in the address; a reload keeps the view.
        await desk.Keyboard.PressAsync("j");
        await desk.ReloadAsync();
        await Assertions.Expect(desk.Locator(Chip)).ToContainTextAsync("Mới nhất trước");
        await desk.ClickAsync(Chip);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Danh sách gốc" }).ClickAsync();
        await desk.WaitForURLAsync("**view=0");
        await Assertions.Expect(desk.Locator(Chip)).Not.ToContainTextAsync("Mới nhất trước");
    }

    [Fact]
    public async Task On_a_phone_without_script_a_view_is_kept_opened_and_deleted()
    {
        var province = await WithDossiersAsync(1);
        var phone = await chromium.OpenAsync(province, 390, 844, script: false);
        await phone.GotoAsync("/dang-nhap?ve=/desk/ho-so?tab=overdue");
        await phone.FillAsync("input[name$=UserName]", "specialist");
        await phone.FillAsync("input[type=password]", "thu-nghiem-2026");
        await phone.Locator("form:has(input[type=password]) button[type=submit]").ClickAsync();
        await phone.GotoAsync("/desk/ho-so?tab=overdue");
        await phone.ClickAsync(Chip);
        await phone.FillAsync(Name, "Việc trễ");
        await phone.ClickAsync(".op-views button");
        await phone.GotoAsync("/desk/ho-so");
        await phone.ClickAsync(Chip);
        var box = (await phone.Locator(".op-views > div").BoundingBoxAsync())!;
        Assert.True(box.X >= 0 && box.X + box.Width <= 390, $"{box.X} {box.Width}");
        await phone.GetByRole(AriaRole.Link, new() { Name = "Việc trễ" }).ClickAsync();
        await phone.WaitForURLAsync("**tab=overdue**");
        await phone.GotoAsync("/desk/views");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Xóa khung nhìn Việc trễ" }).ClickAsync();
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("Chưa có khung nhìn nào");
    }

    [Fact]
    public async Task The_first_Space_of_a_fresh_list_chooses_its_first_row()
    {
        var desk = await chromium.OfficerAsync(await WithDossiersAsync(2), "desk");
        await desk.GotoAsync("/desk/ho-so");
        await desk.Keyboard.PressAsync("Space");
        await Assertions.Expect(desk.Locator("tr[data-row]").First.Locator(".op-check")).ToBeCheckedAsync();
        await Assertions.Expect(desk.Locator("[data-bulk-count]")).ToHaveTextAsync("Đã chọn 1");
        await desk.Keyboard.PressAsync("Space");
        await Assertions.Expect(desk.Locator("tr[data-row]").First.Locator(".op-check")).Not.ToBeCheckedAsync();
    }

    private static async Task<string[]> CodesAsync(IPage desk) =>
        [.. (await desk.Locator("tr[data-row]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.row)"))];
}
