using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Integration.Verification;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OtpNet;

namespace OpenProvince.Integration.Agencies;

/// <summary>The second step of an officer's sign-in: set up, used, lost, given up, asked for by a role.</summary>
public sealed class SecondFactorTests
{
    private const string Mine = "sach vang ke tre";
    private static readonly TimeSpan Half = TimeSpan.FromSeconds(30);

    [Theory, EachDatabase]
    public async Task It_counts_once_a_code_was_right_and_ends_what_the_password_alone_had_opened(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var officer = await province.SignInAsync("leader");
        using var elsewhere = await province.SignInAsync("leader");
        var page = await officer.OpenAsync(AgencyLinks.SecondFactor);
        var phone = PhoneOf(page);
        Assert.NotNull(page.Document.QuerySelector("svg.op-qr path"));
        var wrong = await SendAsync(page, "set-up", ("Input.Code", Wrong(phone, province)));
        Assert.Equal(SecretOf(page), SecretOf(wrong.ShouldSay("không khớp hình")));
        (await officer.OpenAsync(AgencyLinks.StaffAccount)).ShouldSay("Chưa bật");
        // Pasted as the phone shows it, with a space.
        var done = await SendAsync(wrong, "set-up", ("Input.Code", Now(phone, province).Insert(3, " ")));
        Assert.Equal(10, CodesOf(done).Distinct().Count());
        Assert.Empty(CodesOf(await officer.OpenAsync(AgencyLinks.SecondFactor)));
        (await officer.OpenAsync(AgencyLinks.StaffAccount)).ShouldSay("Bật từ 23/11/2026");
        Assert.Equal("/dang-nhap", (await elsewhere.OpenAsync("/desk")).Address.AbsolutePath);
        // Sent again it says that there is one, and changes nothing.
        (await SendAsync(wrong, "set-up", ("Input.Code", Now(phone, province)))).ShouldBe(HttpStatusCode.OK).ShouldSay("Còn 10 trên 10");
        Assert.Empty((await LivedProvince.VerifyAsync(province)).Findings);
        var kept = Assert.Single(await province.Database.QueryAsync(row => row.GetString(0), "select secret from agencies_totp", []));
        Assert.DoesNotContain(SecretOf(page), kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(Base32Encoding.ToBytes(SecretOf(page))), kept, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachDatabase]
    public async Task Signing_in_takes_a_code_that_is_right_now_and_was_not_taken_before(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var (phone, _) = await SetUpAsync(province, "leader");
        using var visitor = province.Visitor();
        var ask = await TryAsync(visitor, "leader", "/don-vi");
        Assert.Equal("/dang-nhap/ma-xac-thuc", ask.Address.AbsolutePath);
        Assert.Equal("one-time-code", ask.Document.QuerySelector("[name='Input.Code']")?.GetAttribute("autocomplete"));
        Assert.Equal("/dang-nhap", (await visitor.OpenAsync("/desk")).Address.AbsolutePath);
        (await CodeAsync(ask, "")).ShouldSay("Nhập mã xác thực");
        (await CodeAsync(ask, Wrong(phone, province))).ShouldSay("Mã chưa đúng");
        // The one that turned it on was taken by that.
        (await CodeAsync(ask, Now(phone, province))).ShouldSay("Mã này đã dùng");
        province.Time.Advance(2 * Half);
        (await CodeAsync(ask, Code(phone, province, -2))).ShouldSay("Mã chưa đúng");
        Assert.Equal("/don-vi", (await CodeAsync(ask, Code(phone, province, -1))).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/desk")).Status);
        // The ticket went with it, and the same code opens nothing elsewhere; one ahead of the clock does.
        (await visitor.OpenAsync("/dang-nhap/ma-xac-thuc")).ShouldSay("Đăng nhập lại để tiếp tục");
        var other = await TryAsync(province.Visitor(), "leader", "/don-vi");
        (await CodeAsync(other, Code(phone, province, -1))).ShouldSay("Mã này đã dùng");
        (await CodeAsync(other, Code(phone, province, 2))).ShouldSay("Mã chưa đúng");
        Assert.Equal("/don-vi", (await CodeAsync(other, Code(phone, province, 1))).Address.AbsolutePath);
    }

    [Theory, EachDatabase]
    public async Task The_same_code_sent_by_two_at_once_opens_one(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var (phone, _) = await SetUpAsync(province, "leader");
        province.Time.Advance(Half);
        var asks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryAsync(province.Visitor(), "leader", "/don-vi")));
        var after = await Task.WhenAll(asks.Select(ask => CodeAsync(ask, Now(phone, province))));
        Assert.Single(after, page => page.Address.AbsolutePath == "/don-vi");
    }

    [Theory, EachDatabase]
    public async Task A_code_on_paper_opens_once(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var (_, codes) = await SetUpAsync(province, "leader");
        using var visitor = province.Visitor();
        Assert.Equal("/don-vi", (await CodeAsync(await TryAsync(visitor, "leader", "/don-vi"), codes[6].ToUpperInvariant())).Address
            .AbsolutePath);
        (await visitor.OpenAsync(AgencyLinks.SecondFactor)).ShouldSay("Còn 9 trên 10");
        var again = await TryAsync(province.Visitor(), "leader", "/don-vi");
        (await CodeAsync(again, codes[6])).ShouldSay("Mã chưa đúng");
        Assert.Equal("/don-vi", (await CodeAsync(again, codes[0].Replace("-", "", StringComparison.Ordinal))).Address.AbsolutePath);
        using var admin = await province.SignInAsync("admin");
        (await admin.OpenAsync(AgencyLinks.SecurityEvents)).ShouldSay("Dùng mã dự phòng").ShouldSay("Sai mã xác thực");
    }

    [Theory, EachDatabase]
    public async Task Guesses_wait_like_those_at_a_password(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var (phone, _) = await SetUpAsync(province, "leader");
        province.Time.Advance(Half);
        var ask = await TryAsync(province.Visitor(), "leader", "/don-vi");
        for (var i = 0; i < 5; i++) (await CodeAsync(ask, Wrong(phone, province))).ShouldSay("Mã chưa đúng");
        (await CodeAsync(ask, Now(phone, province))).ShouldBe(HttpStatusCode.TooManyRequests).ShouldSay("Sai nhiều lần");
        province.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/don-vi", (await CodeAsync(ask, Now(phone, province))).Address.AbsolutePath);
    }

    [Theory, EachDatabase]
    public async Task Its_owner_gives_it_up_with_password_and_code(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var (_, codes) = await SetUpAsync(province, "leader");
        using var here = province.Visitor();
        await CodeAsync(await TryAsync(here, "leader", "/don-vi"), codes[0]);
        var page = await here.OpenAsync(AgencyLinks.SecondFactor);
        (await SendAsync(page, "remove", ("Input.Current", "khong phai cai nay"), ("Input.Code", codes[1]))).ShouldSay(
            "Mật khẩu hiện tại chưa đúng");
        (await SendAsync(page, "remove", ("Input.Current", IProvinceSeeder.DemoPassword), ("Input.Code", "123"))).ShouldSay("Mã chưa đúng");
        (await SendAsync(page, "remove", ("Input.Current", IProvinceSeeder.DemoPassword), ("Input.Code", codes[1]))).ShouldSay("Đã gỡ");
        (await here.OpenAsync(AgencyLinks.StaffAccount)).ShouldSay("Chưa bật");
        using var later = province.Visitor();
        await later.SignInAsync("leader");
        Assert.Empty((await LivedProvince.VerifyAsync(province)).Findings);
    }

    [Theory, EachDatabase]
    public async Task A_temporary_password_does_not_go_round_it(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var (_, codes) = await SetUpAsync(province, "leader");
        using var admin = await province.SignInAsync("admin");
        var issued = await SendAsync(await admin.OpenAsync(AgencyLinks.Officer(LeaderOf(province).Id)), "issue", ("Input.Sure", "true"));
        using var visitor = province.Visitor();
        var replace = (await SignInTests.TryAsync(visitor, "leader", issued.TextOf("[data-temporary]"))).FormWith("input[type=password]");
        (replace["Input.Password"], replace["Input.PasswordAgain"]) = (Mine, Mine);
        var ask = await replace.SubmitAsync();
        Assert.Equal("/dang-nhap/ma-xac-thuc", ask.Address.AbsolutePath);
        Assert.Equal("/dang-nhap", (await visitor.OpenAsync("/desk")).Address.AbsolutePath);
        Assert.Equal("/desk", (await CodeAsync(ask, codes[3])).Address.AbsolutePath);
    }

    [Theory, EachDatabase]
    public async Task A_role_asks_for_it_and_who_has_none_sets_it_up_at_the_next_sign_in(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        using var before = await province.SignInAsync("leader");
        var role = await admin.OpenAsync(AgencyLinks.Role(Roles.Leader));
        (await SendAsync(role, "second")).ShouldSay("phải đăng nhập bằng hai bước");
        // The same form once more changes nothing.
        (await SendAsync(role, "second")).ShouldSay("phải đăng nhập bằng hai bước");
        Assert.Equal(HttpStatusCode.OK, (await before.OpenAsync("/desk")).Status);

        using var visitor = province.Visitor();
        var ask = await TryAsync(visitor, "leader", "/don-vi");
        Assert.Equal("/dang-nhap/thiet-lap-ma", ask.Address.AbsolutePath);
        Assert.Equal("/dang-nhap", (await visitor.OpenAsync("/desk")).Address.AbsolutePath);
        var phone = PhoneOf(ask);
        var done = await SendAsync(ask, "set-up", ("Input.Code", Now(phone, province)));
        Assert.Equal(10, CodesOf(done).Count);
        Assert.NotNull(done.Document.QuerySelector("a[href='/don-vi']"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/desk")).Status);

        // Given up, it has to be set up anew: the session ends with it.
        var page = await visitor.OpenAsync(AgencyLinks.SecondFactor);
        (await SendAsync(page.ShouldSay("lần đăng nhập tới sẽ thiết lập lại"), "remove", ("Input.Current", IProvinceSeeder.DemoPassword),
            ("Input.Code", CodesOf(done)[0]))).ShouldSay("Đăng nhập");
        Assert.Equal("/dang-nhap/thiet-lap-ma", (await TryAsync(visitor, "leader", "/don-vi")).Address.AbsolutePath);
        using var desk = await province.SignInAsync("desk");
        Assert.Empty((await LivedProvince.VerifyAsync(province)).Findings);
        await province.ExecuteAsync($"update agencies_role set asks_second = 0 where id = '{Roles.Leader}'");
        await province.ExecuteAsync("insert into agencies_totp (account, secret, since, last_step) values (7, 'x', 1, 1)");
        Assert.Equal(2, (await LivedProvince.VerifyAsync(province)).Findings.Count);
    }

    [Theory, EachDatabase]
    public async Task Who_manages_officers_takes_it_away_and_its_owner_is_told(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        await SetUpAsync(province, "leader");
        var leader = LeaderOf(province);
        using var admin = await province.SignInAsync("admin");
        var page = await admin.OpenAsync(AgencyLinks.Officer(leader.Id));
        (await SendAsync(page, "factor")).ShouldSay("Đánh dấu vào ô này");
        (await SendAsync(page, "factor", ("Input.FactorSure", "true"))).ShouldSay("Đã gỡ xác thực hai bước").ShouldSay(
            "Gỡ xác thực hai bước của người khác");
        (await SendAsync(page, "factor", ("Input.FactorSure", "true"))).ShouldBe(HttpStatusCode.OK).ShouldSay("chưa bật");
        using var again = await province.SignInAsync("leader");
        await Patience.UntilAsync(async () => (await again.OpenAsync("/desk/notices")).Text.Contains(
            "Xác thực hai bước của bạn đã bị gỡ", StringComparison.Ordinal), "nobody told the owner");
        await SetUpAsync(province, "admin");
        Assert.Empty((await LivedProvince.VerifyAsync(province)).Findings);
    }

    [Theory, EachDatabase]
    public async Task Whoever_runs_the_server_lets_the_last_administrator_in(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        await SetUpAsync(province, "admin");
        var issued = await province.InScopeAsync(scope => scope.GetRequiredService<IAdministratorPassword>().IssueAsync("admin"));
        using var visitor = province.Visitor();
        var replace = (await SignInTests.TryAsync(visitor, "admin", issued.Value.Password)).FormWith("input[type=password]");
        (replace["Input.Password"], replace["Input.PasswordAgain"]) = (Mine, Mine);
        Assert.Equal("/desk", (await replace.SubmitAsync()).Address.AbsolutePath);
        // Where there is none, the password alone is issued.
        Assert.False((await province.InScopeAsync(
            scope => scope.GetRequiredService<IAdministratorPassword>().IssueAsync("leader"))).IsError);
        Assert.Empty((await LivedProvince.VerifyAsync(province)).Findings);
    }

    /// <summary>Turned on from the account's own page; the session ends with the visitor.</summary>
    internal static async Task<(Totp Phone, IReadOnlyList<string> Codes)> SetUpAsync(Province province, string account)
    {
        using var visitor = await province.SignInAsync(account);
        var page = await visitor.OpenAsync(AgencyLinks.SecondFactor);
        var phone = PhoneOf(page);
        return (phone, CodesOf(await SendAsync(page, "set-up", ("Input.Code", Now(phone, province)))));
    }

    internal static string Code(Totp phone, Province province, int steps) =>
        phone.ComputeTotp(province.Time.GetUtcNow().UtcDateTime + (steps * Half));

    internal static Task<Page> TryAsync(Visitor visitor, string account, string back) => TryAsync(visitor, account, back,
        IProvinceSeeder.DemoPassword);

    internal static Task<Page> CodeAsync(Page ask, string code) => SendAsync(ask, "second-step", ("Input.Code", code));

    private static async Task<Page> TryAsync(Visitor visitor, string account, string back, string password)
    {
        var form = (await visitor.OpenAsync(AgencyLinks.SignIn(back))).FormWith("input[type=password]");
        (form["Input.UserName"], form["Input.Password"]) = (account, password);
        return await form.SubmitAsync();
    }

    private static async Task<Page> SendAsync(Page page, string form, params (string Name, string Value)[] typed)
    {
        var filled = page.FormWith($"[value='{form}']");
        foreach (var (name, value) in typed) filled.Force(name, value);
        return await filled.SubmitAsync();
    }

    private static string SecretOf(Page page) => page.TextOf("[data-secret]").Replace(" ", "", StringComparison.Ordinal);

    private static Totp PhoneOf(Page page) => new(Base32Encoding.ToBytes(SecretOf(page)));

    private static string Now(Totp phone, Province province) => Code(phone, province, 0);

    /// <summary>Six figures that are no code of the phone now, nor of the steps beside.</summary>
    private static string Wrong(Totp phone, Province province) => Enumerable.Range(100_000, 10).Select(number => $"{number}")
        .First(code => Enumerable.Range(-3, 7).All(steps => Code(phone, province, steps) != code));

    private static IReadOnlyList<string> CodesOf(Page page) =>
        [.. page.Document.QuerySelectorAll("[data-recovery]").Select(one => one.TextContent.Trim())];

    private static StaffInfo LeaderOf(Province province) => province.Services.GetRequiredService<IStaff>().At(
        province.Services.GetRequiredService<IAgencies>().FindBySlug("phuong-duc-xuan")!.Id, Roles.Leader)[0];
}
