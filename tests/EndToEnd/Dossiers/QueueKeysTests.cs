using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Dossiers;

/// <summary>An officer faster than the network: a key acts on the dossier of the chosen row, or on none.</summary>
public sealed class QueueKeysTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    private const string Pane = "**/tom-tat";

    [Fact]
    public async Task A_key_pressed_before_the_pane_is_there_acts_on_the_chosen_row()
    {
        var (desk, codes) = await QueueAsync(2);
        var pressed = await HoldPanesAsync(desk);

        await desk.Keyboard.PressAsync("j");
        await desk.Keyboard.PressAsync("c");
        pressed.SetResult();

        await desk.WaitForURLAsync("**/hand-over");
        Assert.Contains(codes[1], desk.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_forgotten_when_the_officer_moves_on()
    {
        var (desk, codes) = await QueueAsync(3);
        var pressed = await HoldPanesAsync(desk);

        await desk.Keyboard.PressAsync("j");
        await desk.Keyboard.PressAsync("i");
        await desk.Keyboard.PressAsync("j");
        pressed.SetResult();

        await Assertions.Expect(desk.Locator("#op-pane .op-code").First).ToHaveTextAsync(codes[2]);
        Assert.Equal("/desk/ho-so", new Uri(desk.Url).AbsolutePath);
    }

    [Theory, InlineData("refused"), InlineData("no network"), InlineData("signed out")]
    public async Task A_pane_that_cannot_come_leaves_no_other_dossier_to_act_on(string why)
    {
        var (desk, codes) = await QueueAsync(2);
        if (why == "signed out") await desk.Context.ClearCookiesAsync(new() { Name = "op-session" });
        else
            await desk.RouteAsync(
                Pane, route => why == "refused" ? route.FulfillAsync(new() { Status = 500, Body = "" }) : route.AbortAsync());

        await desk.Keyboard.PressAsync("j");
        await desk.Keyboard.PressAsync("c");

        var pane = desk.Locator("#op-pane");
        await Assertions.Expect(pane).ToContainTextAsync("Chưa tải được dòng vừa chọn");
        Assert.EndsWith(codes[1], await pane.Locator("a").GetAttributeAsync("href"), StringComparison.Ordinal);
        await desk.Keyboard.PressAsync("c");
        Assert.Equal("/desk/ho-so", new Uri(desk.Url).AbsolutePath);
        await desk.ShouldHaveNoAxeViolations();
    }

    [Fact]
    public async Task Enter_on_a_link_in_a_row_follows_the_link()
    {
        var (desk, codes) = await QueueAsync(2);
        // As on the returns page: the row leads to the act, the code to the dossier.
        await desk.Locator("tr[data-row]").First.EvaluateAsync("row => { row.dataset.href += '/return'; }");

        await desk.Locator("tr[data-row] a.op-code").First.FocusAsync();
        await desk.Keyboard.PressAsync("Enter");

        await desk.WaitForURLAsync(url => url.Contains("/dossiers/", StringComparison.Ordinal));
        Assert.EndsWith(codes[0], desk.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bar_names_only_keys_that_something_answers_to()
    {
        var (desk, _) = await QueueAsync(2);
        await Assertions.Expect(desk.Locator("[data-keys-for]:visible")).ToHaveCountAsync(3);
        foreach (var key in new[] { "c", "i", "n" }) await Assertions.Expect(desk.Locator($"[data-keys-for='{key}']")).ToBeVisibleAsync();
        // A narrow window has no pane, and so nothing that C and I would do.
        await desk.SetViewportSizeAsync(1024, 768);
        await Assertions.Expect(desk.Locator("[data-keys-for]:visible")).ToHaveCountAsync(1);
        var bar = desk.Locator(".op-desk__keys");
        Assert.True(await bar.EvaluateAsync<bool>("bar => bar.scrollWidth <= bar.clientWidth && bar.scrollHeight <= bar.clientHeight"));
    }

    [Fact]
    public async Task Past_the_end_of_a_page_the_keys_go_on_to_the_next()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        using var counter = await province.SignInAsync("desk");
        for (var i = 0; i < 26; i++)
        {
            var form = (await counter.OpenAsync($"/desk/tiep-nhan?procedure={DeskSteps.Procedure}")).Form("form[data-form]");
            form["Input.Applicant.Name"] = $"Mạc Mẫu {(char)('A' + i)}";
            await form.SubmitAsync("button[value=take]");
        }
        var desk = await chromium.OfficerAsync(province, "desk");
        await desk.GotoAsync("/desk/ho-so?q=mac+mau");
        var first = await CodesAsync(desk);
        for (var i = 0; i < 25; i++) await desk.Keyboard.PressAsync("j");
        await desk.WaitForURLAsync("**after=**");
        var chosen = desk.Locator("tr[data-row][aria-selected=true]");
        await Assertions.Expect(chosen).ToBeFocusedAsync();
        Assert.DoesNotContain((await chosen.Locator(".op-code").InnerTextAsync()).Trim(), first);

        await desk.Keyboard.PressAsync("k");
        await desk.WaitForURLAsync(url => !url.Contains("after=", StringComparison.Ordinal));
        await Assertions.Expect(chosen.Locator(".op-code")).ToHaveTextAsync(first[^1]);
        await desk.Keyboard.PressAsync(".");
        await desk.WaitForURLAsync("**after=**");
        await desk.Keyboard.PressAsync(",");
        await desk.WaitForURLAsync(url => !url.Contains("after=", StringComparison.Ordinal));
        Assert.Equal(first, await CodesAsync(desk));
    }

    /// <summary>A network on which no pane comes until the keys are pressed.</summary>
    private static async Task<TaskCompletionSource> HoldPanesAsync(IPage desk)
    {
        var pressed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await desk.RouteAsync(Pane, async route =>
        {
            await pressed.Task;
            await route.ContinueAsync();
        });
        return pressed;
    }

    private static async Task<string[]> CodesAsync(IPage page) =>
        [.. (await page.Locator("tr[data-row] .op-code").AllInnerTextsAsync()).Select(code => code.Trim())];

    /// <summary>The queue with at least so many dossiers, on the first of them.</summary>
    private async Task<(IPage Desk, IReadOnlyList<string> Codes)> QueueAsync(int most)
    {
        var desk = await chromium.OfficerAsync(await provinces.OnAsync(DatabaseEngine.Sqlite), "desk");
        for (var i = 0; i < most; i++) await desk.TakeInAsync($"Lò Mẫu {(char)('A' + i)}");
        await desk.GotoAsync("/desk/ho-so");
        var codes = await CodesAsync(desk);
        await Assertions.Expect(desk.Locator("#op-pane .op-code").First).ToHaveTextAsync(codes[0]);
        return (desk, codes);
    }
}
