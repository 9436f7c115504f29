using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Dossiers;

/// <summary>A sign-in that ends while somebody types, and the back button after sending.</summary>
public sealed class NothingIsLostTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    private const string Session = "op-session";

    [Fact]
    public async Task Intake_typed_across_the_end_of_a_sign_in_is_taken_in()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var desk = await chromium.OfficerAsync(province, "desk");
        await desk.GotoAsync($"/desk/tiep-nhan?procedure={DeskSteps.Procedure}");
        await desk.FillAsync("[name='Input.Applicant.Name']", "Ma Thị Mẫu");
        await desk.FillAsync("[name='Input.Applicant.Phone']", "0912345678");
        await EndSignInAsync(desk);
        await desk.ClickAsync("button[value=take]");
        await desk.WaitForURLAsync("**/dang-nhap**");
        await desk.FillSignInAsync("desk");
        await desk.WaitForURLAsync("**/desk/tiep-nhan**");
        await Assertions.Expect(desk.Locator("[name='Input.Applicant.Name']")).ToHaveValueAsync("Ma Thị Mẫu");
        Assert.Equal("0912345678", await desk.InputValueAsync("[name='Input.Applicant.Phone']"));
        Assert.StartsWith(DeskSteps.Procedure, await desk.InputValueAsync("[name='Input.Procedure']"), StringComparison.Ordinal);
        await desk.ClickAsync("button[value=take]");
        await desk.WaitForURLAsync("**/in/giay-hen**");
    }

    [Fact]
    public async Task Counts_channel_and_request_typed_across_the_end_of_a_sign_in_are_taken_in()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var desk = await chromium.OfficerAsync(province, "desk");
        // As at the counter: the procedure is looked up on the page, its address says nothing of it.
        await desk.GotoAsync("/desk/tiep-nhan");
        await desk.FillAsync("[name='Input.Procedure']", DeskSteps.Procedure);
        await desk.PressAsync("[name='Input.Procedure']", "Enter");
        await desk.FillAsync("[name='p0.o']", "7");
        await desk.FillAsync("[name='Input.Request']", "Xin xác nhận để vay vốn mẫu");
        await desk.CheckAsync("[name='Input.Channel'][value=post]");
        await desk.FillAsync("[name='Input.Applicant.Name']", "Hứa Mẫu Lan");
        await EndSignInAsync(desk);
        await desk.ClickAsync("button[value=take]");
        await desk.WaitForURLAsync("**/dang-nhap**");
        await desk.FillSignInAsync("desk");
        await desk.WaitForURLAsync($"**/desk/tiep-nhan?procedure={DeskSteps.Procedure}");
        await Assertions.Expect(desk.Locator("[name='p0.o']")).ToHaveValueAsync("7");
        Assert.Equal("Xin xác nhận để vay vốn mẫu", await desk.InputValueAsync("[name='Input.Request']"));
        Assert.True(await desk.IsCheckedAsync("[name='Input.Channel'][value=post]"));
        // Looking the procedure up once more costs nothing of it either.
        await desk.PressAsync("[name='Input.Procedure']", "Enter");
        await desk.ClickAsync("button[value=take]");
        await desk.WaitForURLAsync("**/in/giay-hen**");
        var code = new Uri(desk.Url).AbsolutePath.Split('/')[3];
        await desk.GotoAsync($"/desk/dossiers/{code}");
        foreach (var kept in new[] { "7 bản chính", "Xin xác nhận để vay vốn mẫu", "Bưu chính" })
            await Assertions.Expect(desk.Locator("main")).ToContainTextAsync(kept, new() { IgnoreCase = true });
    }

    [Fact]
    public async Task An_act_typed_across_the_end_of_a_sign_in_is_done()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var desk = await chromium.OfficerAsync(province, "desk");
        var code = await desk.TakeInAsync("Nông Mẫu Hòa");
        await desk.GotoAsync($"/desk/dossiers/{code}/withdraw");
        await desk.FillAsync("[name='Input.Reason']", "Người nộp xin rút để bổ sung sau.");
        await EndSignInAsync(desk);
        await desk.ClickAsync("form[data-form] button[type=submit]");
        await desk.WaitForURLAsync("**/dang-nhap**");
        await desk.FillSignInAsync("desk");
        await desk.WaitForURLAsync($"**/{code}/withdraw**");
        await Assertions.Expect(desk.Locator("[name='Input.Reason']")).ToHaveValueAsync("Người nộp xin rút để bổ sung sau.");
        await desk.SendActAsync(code);
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync("Người nộp xin rút để bổ sung sau.");
    }

    [Fact]
    public async Task An_application_goes_on_across_the_end_of_a_sign_in()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var page = await chromium.PhoneAsync(province);
        await page.SignInAsync("citizen", "/ho-so-cua-toi");
        await page.GotoAsync($"/nop-ho-so/{DeskSteps.Procedure}");
        await page.ClickAsync("form[action$='bat-dau'] button");
        var asked = page.Url;
        await page.AnswerAsync("phuong-duc-xuan");
        await page.WaitForURLAsync(url => url != asked);
        await EndSignInAsync(page);
        await page.AnswerAllAsync();
        Assert.Contains("Hoàng Mẫu An", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.ClickAsync("form[action$='/nop'] button");
        await page.WaitForURLAsync("**/dang-nhap**");
        await page.FillSignInAsync("citizen");
        await page.WaitForURLAsync("**/kiem-tra");
        Assert.Contains("Hoàng Mẫu An", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.CheckAsync("[name='cam-doan']");
        await page.ClickAsync("form[action$='/nop'] button");
        await page.WaitForURLAsync("**/giay-hen");
        var receipt = page.Url;

        // Back from the receipt: the answers are sent already, so it leads to the receipt and files nothing again.
        await page.GoBackAsync();
        if (page.Url != receipt && await page.Locator("form[action$='/nop'] button").CountAsync() > 0)
        {
            await page.CheckAsync("[name='cam-doan']");
            await page.ClickAsync("form[action$='/nop'] button");
            await page.WaitForURLAsync(receipt);
        }
        await page.GotoAsync("/ho-so-cua-toi");
        await Assertions.Expect(page.Locator(".op-proc li")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Going_back_after_an_intake_and_sending_again_takes_nothing_in_twice()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var desk = await chromium.OfficerAsync(province, "desk");
        var first = await desk.TakeInAsync("Bàn Mẫu Lai");
        // The browser shows the sent form again or an empty one: sending it is the same request or is refused.
        await desk.GoBackAsync();
        await desk.ClickAsync("button[value=take]");
        await desk.Locator("[data-error-summary], [data-print]").First.WaitForAsync();
        await desk.GotoAsync("/desk/ho-so?q=ban+mau+lai");
        await Assertions.Expect(desk.Locator("tr[data-row]")).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Locator("tr[data-row] .op-code")).ToHaveTextAsync(first);
    }

    private static async Task EndSignInAsync(IPage page)
    {
        await page.Context.ClearCookiesAsync(new() { Name = Session });
        Assert.DoesNotContain(await page.Context.CookiesAsync(), cookie => cookie.Name == Session);
    }
}
