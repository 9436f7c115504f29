using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Integration.Operations;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Agencies;

/// <summary>A sign-in ends when it is ended, everywhere, and by itself.</summary>
public sealed class SessionTests
{
    [Theory, EachDatabase]
    public async Task A_copied_cookie_is_refused_after_the_sign_out_also_after_a_restart(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var owner = await province.SignInAsync("desk");
        using var thief = CopyOf(owner, province.Address);
        (await thief.OpenAsync("/desk")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("/desk", (await thief.OpenAsync("/desk")).Address.AbsolutePath);

        await SignOutAsync(owner);

        Assert.Equal("/dang-nhap", (await CopyOf(thief, province.Address).OpenAsync("/desk")).Address.AbsolutePath);
        await province.RestartAsync();
        Assert.Equal("/dang-nhap", (await CopyOf(thief, province.Address).OpenAsync("/desk")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_sign_out_on_one_node_holds_on_the_other_within_seconds()
    {
        Assert.SkipUnless(EachDatabaseAttribute.Engines.Contains(DatabaseEngine.Postgres), "Two nodes need PostgreSQL");
        await using var first = await Province.StartAsync(DatabaseEngine.Postgres);
        await using var second = await first.JoinAsync();
        using var owner = await first.SignInAsync("desk");
        using var thief = CopyOf(owner, second.Address);
        Assert.Equal("/desk", (await thief.OpenAsync("/desk")).Address.AbsolutePath);
        // The sign-out takes the cookie from the owner.
        var kept = owner.Cookies.GetAllCookies();

        await SignOutAsync(owner);

        await Patience.UntilAsync(async () =>
        {
            using var copy = CopyOf(kept, second.Address);
            return (await copy.OpenAsync("/desk")).Address.AbsolutePath == "/dang-nhap";
        }, "the other node does not know of the sign-out");
    }

    [Theory, EachDatabase]
    public async Task Use_keeps_a_session_open_and_nothing_keeps_it_beyond_its_day(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var busy = await province.SignInAsync("desk");
        using var idle = await province.SignInAsync("leader");
        for (var hour = 1; hour <= 11; hour++)
        {
            province.Time.Advance(TimeSpan.FromHours(1));
            Assert.Equal("/desk", (await busy.OpenAsync("/desk")).Address.AbsolutePath);
            if (hour == 3) Assert.Equal("/desk", (await CopyOf(idle, province.Address).OpenAsync("/desk")).Address.AbsolutePath);
            if (hour != 8) continue;
            Assert.Equal("/dang-nhap", (await CopyOf(idle, province.Address).OpenAsync("/desk")).Address.AbsolutePath);
            // What was seen is written: another start knows it.
            await province.RestartAsync();
            busy = CopyOf(busy, province.Address);
        }
        province.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("/dang-nhap", (await busy.OpenAsync("/desk")).Address.AbsolutePath);
    }

    [Theory, EachDatabase]
    public async Task Everybody_sees_their_sessions_and_ends_the_others(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var here = await province.SignInAsync("citizen");
        using var phone = await province.SignInAsync("citizen");
        using var tablet = await province.SignInAsync("citizen");
        using var stranger = await province.SignInAsync("citizen2");
        var page = (await here.OpenAsync(AgencyLinks.Account)).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(3, page.Document.QuerySelectorAll("[data-session]").Length);
        Assert.Single((await stranger.OpenAsync(AgencyLinks.Account)).Document.QuerySelectorAll("[data-session]"));

        // A session of somebody else is not ended, whatever number is sent.
        var others = page.Document.QuerySelectorAll("input[name=phien]").Select(input => input.GetAttribute("value")!).ToList();
        var forged = (await stranger.OpenAsync(AgencyLinks.Account)).FormWith("input[name='Input.Current']");
        await stranger.Http.PostAsync(AgencyLinks.EndSession,
            new FormUrlEncodedContent([new("phien", others[0]), new("__RequestVerificationToken", forged["__RequestVerificationToken"])]),
            TestContext.Current.CancellationToken);
        Assert.Equal(3, (await here.OpenAsync(AgencyLinks.Account)).Document.QuerySelectorAll("[data-session]").Length);

        var after = await page.FormWith("input[name=phien]").SubmitAsync();
        Assert.Equal(2, after.Document.QuerySelectorAll("[data-session]").Length);
        after = await after.Form("form[data-end-others]").SubmitAsync();
        Assert.Single(after.Document.QuerySelectorAll("[data-session]"));
        foreach (var other in new[] { phone, tablet })
            Assert.Equal("/dang-nhap", (await other.OpenAsync(AgencyLinks.Account)).Address.AbsolutePath);
        Assert.Equal(AgencyLinks.Account, (await here.OpenAsync(AgencyLinks.Account)).Address.AbsolutePath);
    }

    [Theory, EachDatabase]
    public async Task The_stream_of_who_signs_out_or_is_locked_ends_within_seconds(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var board = await TileStream.BoardAsync(province);
        using var leader = await province.SignInAsync("leader");
        using var stream = new StreamReader(
            await leader.Http.GetStreamAsync($"/live?tiles={board}", TestContext.Current.CancellationToken));
        Assert.NotNull(await stream.ReadLineAsync(TestContext.Current.CancellationToken));
        await SignOutAsync(leader);
        await EndsAsync(stream);

        using var again = await province.SignInAsync("leader");
        using var second = new StreamReader(await again.Http.GetStreamAsync($"/live?tiles={board}", TestContext.Current.CancellationToken));
        Assert.NotNull(await second.ReadLineAsync(TestContext.Current.CancellationToken));
        using var admin = await province.SignInAsync("admin");
        var agency = province.Services.GetRequiredService<IAgencies>().FindBySlug("phuong-duc-xuan")!.Id;
        var officer = province.Services.GetRequiredService<IStaff>().At(agency, Roles.Leader)[0];
        await (await admin.OpenAsync($"{AgencyLinks.Staff}/{officer.Id}")).FormWith("[value='lock']").Tick("Input.LockSure").SubmitAsync();
        await EndsAsync(second);
    }

    [Theory, EachDatabase]
    public async Task The_form_of_a_second_tab_still_signs_in_and_out(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var browser = province.Visitor();
        var old = (await browser.OpenAsync("/dang-nhap?ve=/don-vi")).FormWith("input[type=password]");
        (old["Input.UserName"], old["Input.Password"]) = ("citizen2", IProvinceSeeder.DemoPassword);
        await browser.SignInAsync("citizen");
        var signOut = (await browser.OpenAsync("/don-vi")).Form($"form[action='{AgencyLinks.SignOut}']");

        // Of a page of another site: refused. Of this one: taken, and it leads where the form was going.
        browser.Http.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        (await old.SubmitAsync()).ShouldBe(HttpStatusCode.Forbidden);
        browser.Http.DefaultRequestHeaders.Remove("Origin");
        browser.Http.DefaultRequestHeaders.Add("Origin", province.Address.GetLeftPart(UriPartial.Authority));
        var after = (await old.SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("Lý Mẫu Bình");
        Assert.Equal("/don-vi", after.Address.AbsolutePath);
        (await signOut.SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        Assert.Null((await browser.OpenAsync("/don-vi")).Document.QuerySelector($"form[action='{AgencyLinks.SignOut}']"));
    }

    /// <summary>Another browser with the same session cookie.</summary>
    private static Visitor CopyOf(Visitor visitor, Uri address) => CopyOf(visitor.Cookies.GetAllCookies(), address);

    private static Visitor CopyOf(CookieCollection cookies, Uri address)
    {
        var copy = new Visitor(address);
        foreach (var cookie in cookies.Where(one => one.Name == "op-session"))
            copy.Cookies.Add(address, new Cookie(cookie.Name, cookie.Value, "/"));
        return copy;
    }

    private static async Task SignOutAsync(Visitor visitor) =>
        await (await visitor.OpenAsync("/don-vi")).Form($"form[action='{AgencyLinks.SignOut}']").SubmitAsync();

    private static async Task EndsAsync(StreamReader stream)
    {
        using var enough = new CancellationTokenSource(Patience.State);
        while (await stream.ReadLineAsync(enough.Token) is not null)
        {
        }
    }
}
