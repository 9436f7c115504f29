using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Citizen;

/// <summary>The copy a tab keeps of typed answers helps until they are saved, and never again: the server's word is newer.</summary>
public sealed class KeptAnswersTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    private const string Procedure = "1.004873", OtherName = "Ma Thị Mẫu Khác";

    [Theory]
    [InlineData("tai-khoan")]
    [InlineData("nop-thay")]
    public async Task Written_under_one_name_and_signed_in_under_another_is_filed_all_the_same(string way)
    {
        var page = await BeginAsync();
        await page.AnswerAllAsync();
        await page.ClickAsync("a[href*='/nguoi-nop?ve=kiem-tra']");
        await page.FillAsync("[name=submitterName]", OtherName);
        await page.FillAsync("[name=submitterIdentity]", "006196000999");
        await GoOnAsync(page);
        await page.ClickAsync("form[action$='/nop'] button");
        await page.WaitForURLAsync("**/dang-nhap**");
        await page.FillSignInAsync("citizen");
        await page.WaitForURLAsync("**/cua-toi");
        await page.ClickAsync("button[value=cua-toi]");
        await page.WaitForURLAsync("**/kiem-tra");

        await page.ClickAsync($"form:has([name=cach][value={way}]) button");
        await page.WaitForURLAsync("**/nguoi-nop?ve=kiem-tra");
        Assert.Equal("Hoàng Mẫu An", await page.InputValueAsync("[name=submitterName]"));
        await Assertions.Expect(page.Locator(".op-kept")).ToHaveCountAsync(0);
        await GoOnAsync(page);
        await page.AnswerAllAsync();
        await Assertions.Expect(page.Locator("form:has([name=cach])")).ToHaveCountAsync(0);
        await page.CheckAsync("[name='cam-doan']");
        await page.ClickAsync("form[action$='/nop'] button");
        await page.WaitForURLAsync("**/giay-hen");
        Assert.Equal(0, await KeptAsync(page));
    }

    [Fact]
    public async Task What_another_tab_saved_is_not_overwritten_and_what_was_not_sent_comes_back()
    {
        var page = await BeginAsync();
        await page.AnswerAllAsync();
        var question = page.Url.Replace("/kiem-tra", "/nguoi-nop?ve=kiem-tra", StringComparison.Ordinal);
        await page.GotoAsync(question);
        await page.FillAsync("[name=submitterName]", "Nông Mẫu Chưa Gửi");
        await Assertions.Expect(page.Locator(".op-kept")).ToHaveCountAsync(0);
        await page.WaitForFunctionAsync("() => Object.values(sessionStorage).some(kept => kept.includes('Chưa Gửi'))");
        await page.ReloadAsync();
        Assert.Equal("Nông Mẫu Chưa Gửi", await page.InputValueAsync("[name=submitterName]"));
        await Assertions.Expect(page.Locator(".op-kept")).ToHaveCountAsync(1);

        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(question);
        await other.FillAsync("[name=submitterName]", OtherName);
        await GoOnAsync(other);
        Assert.Equal(0, await KeptAsync(other));
        await page.ReloadAsync();
        Assert.Equal(OtherName, await page.InputValueAsync("[name=submitterName]"));
        await Assertions.Expect(page.Locator(".op-kept")).ToHaveCountAsync(0);
        Assert.Equal(0, await KeptAsync(page));
    }

    [Fact]
    public async Task Signing_out_and_filing_leave_nothing_typed_in_any_tab()
    {
        var page = await BeginAsync(signedIn: true);
        await page.AnswerAllAsync();
        var (check, question) = (page.Url, page.Url.Replace("/kiem-tra", "/nguoi-nop?ve=kiem-tra", StringComparison.Ordinal));
        var other = await page.Context.NewPageAsync();
        await TypeAsync(page, question);
        await TypeAsync(other, question);
        await page.GotoAsync("/");
        await page.EvaluateAsync("document.querySelector('form[action=\"/dang-xuat\"]').requestSubmit()");
        await page.WaitForFunctionAsync("() => !document.querySelector('form[action=\"/dang-xuat\"]')");
        Assert.Equal(0, await KeptAsync(page));
        Assert.Equal(0, await KeptAsync(other));

        await page.SignInAsync("citizen", "/ho-so-cua-toi");
        await TypeAsync(page, question);
        await TypeAsync(other, question);
        await page.GotoAsync(check);
        await page.CheckAsync("[name='cam-doan']");
        await page.ClickAsync("form[action$='/nop'] button");
        await page.WaitForURLAsync("**/giay-hen");
        Assert.Equal(0, await KeptAsync(page));
        Assert.Equal(0, await KeptAsync(other));
    }

    private async Task<IPage> BeginAsync(bool signedIn = false)
    {
        var page = await chromium.PhoneAsync(await provinces.OnAsync(DatabaseEngine.Sqlite));
        if (signedIn) await page.SignInAsync("citizen", "/ho-so-cua-toi");
        await page.GotoAsync($"/nop-ho-so/{Procedure}");
        await page.ClickAsync("form[action$='bat-dau'] button");
        return page;
    }

    private static async Task GoOnAsync(IPage page)
    {
        var before = page.Url;
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(url => url != before);
    }

    private static async Task TypeAsync(IPage page, string question)
    {
        await page.GotoAsync(question);
        await page.FillAsync("[name=submitterPhone]", "0987654321");
        await page.WaitForFunctionAsync("() => Object.values(sessionStorage).some(kept => kept.includes('0987654321'))");
    }

    private static Task<int> KeptAsync(IPage page) =>
        page.EvaluateAsync<int>("() => Object.keys(sessionStorage).filter(key => key.startsWith('op-keep:draft-')).length");
}
