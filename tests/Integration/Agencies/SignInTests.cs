using OpenProvince.Testing;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Integration.Agencies;

public sealed class SignInTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const string UserName = "Input.UserName";
    private const string Password = "Input.Password";

    [Theory]
    [EachDatabase("citizen", "Hoàng Mẫu An")]
    [EachDatabase("desk", "Cán bộ một cửa")]
    [EachDatabase("specialist", "Chuyên viên")]
    [EachDatabase("leader", "Lãnh đạo")]
    [EachDatabase("clerk", "Văn thư")]
    [EachDatabase("admin", "Quản trị tỉnh")]
    public async Task Every_demo_account_signs_in(DatabaseEngine engine, string account, string shown)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = await province.SignInAsync(account);
        (await visitor.OpenAsync("/khong-duoc-phep")).ShouldBe(HttpStatusCode.OK).ShouldSay(shown);
    }

    [Theory, EachDatabase]
    public async Task The_sign_in_page_of_a_demo_province_names_its_accounts(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        (await visitor.OpenAsync("/dang-nhap")).ShouldBe(HttpStatusCode.OK).ShouldSay(IProvinceSeeder.DemoPassword).ShouldSay("specialist");
    }

    [Theory]
    [EachDatabase("specialist")]
    [EachDatabase("nobody-of-this-name")]
    [EachDatabase("<script>alert(1)</script>")]
    [EachDatabase("")]
    public async Task A_wrong_password_is_said_beside_the_field_and_not_sent_back(DatabaseEngine engine, string account)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var page = await TryAsync(visitor, account, "sai mat khau");
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("Tên đăng nhập hoặc mật khẩu chưa đúng");
        Assert.Equal(account, page.Document.QuerySelector($"[name='{UserName}']")?.GetAttribute("value") ?? "");
        Assert.DoesNotContain("sai mat khau", page.Html);
        Assert.DoesNotContain("<script>alert", page.Html);
    }

    [Theory]
    [EachDatabase("/don-vi", "/don-vi")]
    [EachDatabase("/don-vi?q=tu+phap", "/don-vi?q=tu+phap")]
    [EachDatabase("//evil.example/x", "/")]
    [EachDatabase("https://evil.example", "/")]
    [EachDatabase("/\\evil.example", "/")]
    [EachDatabase("/dang-nhap", "/")]
    public async Task Signing_in_leads_back_to_addresses_of_this_site_only(DatabaseEngine engine, string back, string expected)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        var form = (await visitor.OpenAsync($"/dang-nhap?returnUrl={Uri.EscapeDataString(back)}")).FormWith("input[type=password]");
        form[UserName] = "citizen";
        form[Password] = IProvinceSeeder.DemoPassword;
        Assert.Equal(new Uri(province.Address, expected), (await form.SubmitAsync()).Address);
    }

    [Theory, EachDatabase]
    public async Task Signing_out_ends_the_session(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = await province.SignInAsync("citizen2");
        await (await visitor.OpenAsync("/don-vi")).Form($"form[action='{AgencyLinks.SignOut}']").SubmitAsync();
        Assert.Null((await visitor.OpenAsync("/don-vi")).Document.QuerySelector($"form[action='{AgencyLinks.SignOut}']"));
    }

    [Theory, EachDatabase]
    public async Task A_key_stands_for_an_account_until_it_is_revoked(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var tokens = province.Services.GetRequiredService<IApiTokens>();
        var token = (await tokens.CreateAsync("admin", "test")).Value;
        Assert.Equal(HttpStatusCode.OK, await AskAsync(province, token));
        Assert.NotEqual(HttpStatusCode.OK, await AskAsync(province, token + "x"));
        var desk = (await tokens.CreateAsync("desk.so-tu-phap", "test")).Value;
        Assert.NotEqual(HttpStatusCode.OK, await AskAsync(province, desk));
        await tokens.RevokeAllAsync("admin");
        Assert.NotEqual(HttpStatusCode.OK, await AskAsync(province, token));
        Assert.Equal("agencies.user-not-found", (await tokens.CreateAsync("nobody", "test")).Error?.Code);
    }

    [Theory, EachDatabase]
    public async Task A_citizen_registers_with_phone_and_identity_number(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        var form = (await visitor.OpenAsync("/dang-ky?ve=/don-vi")).FormWith("input[type=password]");
        (form["Input.Name"], form["Input.Phone"], form["Input.IdentityNumber"]) = ("Ma Mẫu Cúc", "+84 912 000 111", "006190000111");
        (form[Password], form["Input.PasswordAgain"]) = ("mot cau de nho", "mot cau de nho");
        var after = await form.SubmitAsync();
        Assert.Equal("/don-vi", after.Address.AbsolutePath);
        after.ShouldSay("Ma Mẫu Cúc");
        using var later = province.Visitor();
        await later.SignInAsync("0912000111", "mot cau de nho");
    }

    [Theory, EachDatabase]
    public async Task Registering_says_everything_that_is_wrong_and_keeps_what_was_typed(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var form = (await visitor.OpenAsync("/dang-ky")).FormWith("input[type=password]");
        (form["Input.Name"], form["Input.Phone"], form["Input.IdentityNumber"]) = ("Ma Mẫu Cúc", "", "0061900001112");
        (form[Password], form["Input.PasswordAgain"]) = ("ngan", "ngan");
        var page = (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        page.ShouldSay("Nhập số điện thoại.").ShouldSay("Bạn ghi 13 chữ số.").ShouldSay("ít nhất 10 ký tự");
        Assert.Equal("0061900001112", page.Document.QuerySelector("[name='Input.IdentityNumber']")?.GetAttribute("value"));
    }

    internal static async Task<Page> TryAsync(Visitor visitor, string account, string password)
    {
        var form = (await visitor.OpenAsync("/dang-nhap")).FormWith("input[type=password]");
        form[UserName] = account;
        form[Password] = password;
        return await form.SubmitAsync();
    }

    private static async Task<HttpStatusCode> AskAsync(Province province, string token)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = province.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return (await http.GetAsync(AgencyLinks.Staff)).StatusCode;
    }
}
