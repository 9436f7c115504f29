using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Ui;

public sealed class WithoutScriptTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    [Fact]
    public async Task Menu_language_and_easy_reading_are_plain_links()
    {
        var page = await chromium.OpenAsync(await provinces.OnAsync(DatabaseEngine.Sqlite), 800, 900, script: false);
        await page.GotoAsync("/dev/components?a=1");

        await page.ClickAsync(".op-menu > summary");
        Assert.True(await page.Locator(".op-menu nav").IsVisibleAsync());

        await page.ClickAsync("a[hreflang=en]");
        Assert.EndsWith("/dev/components?a=1", page.Url, StringComparison.Ordinal);
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));

        await page.ClickAsync("a[href*='/de-doc/bat']");
        Assert.Equal("easy", await page.Locator("html").GetAttributeAsync("data-op-reading"));
    }

    [Fact]
    public async Task Refused_form_comes_back_filled_with_the_summary_in_focus()
    {
        var page = await chromium.OpenAsync(await provinces.OnAsync(DatabaseEngine.Sqlite), 390, 844, script: false);
        await page.GotoAsync("/dang-nhap");

        await page.FillAsync("[name='Input.UserName']", "không có ai");
        await page.FillAsync("[name='Input.Password']", "sai rồi đấy");
        await page.ClickAsync("main button[type=submit]");

        // The page before it holds the same name: first the answer.
        await page.Locator("[data-error-summary]:focus").WaitForAsync();
        Assert.Equal("không có ai", await page.Locator("[name='Input.UserName']").InputValueAsync());
        await page.ShouldFitItsWidth();
    }

    [Fact]
    public async Task Letters_twice_as_large_still_fit()
    {
        var page = await chromium.DeskAsync(await provinces.OnAsync(DatabaseEngine.Sqlite));
        await page.GotoAsync("/dev/components");

        await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");

        await page.ShouldFitItsWidth();
    }
}
