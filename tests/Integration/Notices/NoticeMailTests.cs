using System.Net;
using System.Text.Json.Nodes;
using OpenProvince.Integration.Deliveries;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Testing;
using static OpenProvince.Integration.Deliveries.Outside;

namespace OpenProvince.Integration.Notices;

/// <summary>Notices as mails, at a real mail server.</summary>
public sealed class NoticeMailTests
{
    private const string Address = "an@hopthu.example";

    [Theory, EachDatabase]
    public async Task A_mail_says_what_and_by_when_without_a_name_and_the_page_says_what_became_of_it(DatabaseEngine engine)
    {
        await using var server = await new SmtpServer().UpAsync();
        await using var province = await StartAsync(engine, server);
        using var office = await Office.OpenAsync(province);
        await AcceptAsync(office);
        await UntilAsync(() => server.Mails.Count == 1, "the mail came");
        var mail = server.Mails[0];
        Assert.Equal(Address, mail.To.Mailboxes.Single().Address);
        Assert.Contains("đã được tiếp nhận, hẹn trả", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("https://dichvucong.example/ho-so/", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("không bao giờ hỏi mật khẩu", mail.TextBody, StringComparison.Ordinal);
        // The address may be another's: neither the name nor what it is about is in it.
        foreach (var word in new[] { "Hoàng Mẫu An", "hôn", "0912345678" })
            Assert.DoesNotContain(word, mail.ToString(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task At_night_it_waits_for_the_morning(DatabaseEngine engine)
    {
        await using var server = await new SmtpServer().UpAsync();
        await using var province = await StartAsync(engine, server);
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 23, 22, 0, 0, TimeSpan.FromHours(7)));
        using var office = await Office.OpenAsync(province);
        await AcceptAsync(office);
        await TellingTests.ToldAsync(province, "dossiers.notice.accepted", 1);
        await UntilAsync(async () => (await province.RowsAsync()).Count == 1, "the mail is filed");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.Empty(server.Mails);
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 24, 7, 0, 0, TimeSpan.FromHours(7)));
        await UntilAsync(() => server.Mails.Count == 1, "it came in the morning");
    }

    [Theory, EachDatabase]
    public async Task Words_a_province_changes_are_checked_shown_before_and_on_record(DatabaseEngine engine)
    {
        await using var server = await new SmtpServer().UpAsync();
        await using var province = await StartAsync(engine, server);
        using var admin = await province.SignInAsync("admin");
        var page = (await admin.OpenAsync($"{NoticeLinks.Templates}/dossiers.notice.accepted")).ShouldBe(HttpStatusCode.OK);
        var form = page.FormWith("input[name='Input.Title']");
        (form["Input.Title"], form["Input.Text"]) = ("Hồ sơ {ma}", "Hẹn {due}.");
        (await form.SubmitAsync("button[value=save]")).ShouldSay("Không có chỗ điền {ma}");
        form["Input.Title"] = "Đã nhận {code}, mời trở lại {due}";
        page = await form.SubmitAsync("button[value=preview]");
        page.ShouldSay("Đã nhận H11.2-261123-0001, mời trở lại 17:00");
        Assert.Empty(await province.Database.QueryAsync(row => row.Int(0), "select 1 from notices_template", []));
        (await page.FormWith("input[name='Input.Title']").SubmitAsync("button[value=save]")).ShouldSay("Đã lưu mẫu thông báo");

        using var office = await Office.OpenAsync(province);
        await AcceptAsync(office);
        await UntilAsync(() => server.Mails.Count == 1, "the mail came");
        Assert.Contains("mời trở lại", server.Mails[0].Subject, StringComparison.Ordinal);
        await UntilAsync(
            async () => (await admin.OpenAsync("/admin/changes")).Html.Contains("Viết lại mẫu", StringComparison.Ordinal),
            "it is on record");
        using var officer = await province.SignInAsync("desk");
        var refused = await officer.OpenAsync($"{NoticeLinks.Templates}/dossiers.notice.accepted");
        Assert.DoesNotContain("Input.Title", refused.Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Who_wants_no_mail_gets_none_and_is_told_on_the_page_all_the_same(DatabaseEngine engine)
    {
        await using var server = await new SmtpServer().UpAsync();
        await using var province = await StartAsync(engine, server);
        await province.ExecuteAsync(
            $"update agencies_person set email = '{Address}' where id in (select person from agencies_user where person is not null)");
        using var citizen = await province.SignInAsync("citizen");
        var form = (await citizen.OpenAsync(NoticeLinks.Mine)).ShouldSay(Address).FormWith("select[name='Input.Quiet']");
        (await form.Without("Input.Mail").SubmitAsync()).ShouldSay("Đã lưu lựa chọn");
        using var office = await Office.OpenAsync(province);
        var filing = office.Filing();
        filing["owner"]!["email"] = null;
        var id = await office.FiledAsync(filing);
        (await Office.ActAsync(office.Desk, id, "accept")).Ok();
        await TellingTests.ToldAsync(province, "dossiers.notice.accepted", 1);
        Assert.DoesNotContain(await province.RowsAsync(), one => one.Key.Contains("dossier", StringComparison.Ordinal));
        (await citizen.OpenAsync(NoticeLinks.Mine)).ShouldSay("đã được tiếp nhận");
    }

    private static Task<Province> StartAsync(DatabaseEngine engine, SmtpServer server) => Province.StartAsync(
        engine, with: options => options with { Mail = server.Target, PublicAddress = new Uri("https://dichvucong.example") });

    private static async Task AcceptAsync(Office office)
    {
        var filing = office.AtTheCounter();
        filing["owner"]!["email"] = Address;
        (await Office.PostAsync(office.Desk, "/api/dossiers", filing)).Ok();
    }
}
