using System.Net;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using static OpenProvince.Integration.Deliveries.Outside;

namespace OpenProvince.Integration.Deliveries;

public sealed class DeliveriesPageTests
{
    [Theory, EachDatabase]
    public async Task An_administrator_sees_dead_letters_and_sends_them_anew_and_it_is_on_record(DatabaseEngine engine)
    {
        var paper = new PaperChannel("mail") { Answer = _ => Task.FromResult<Outcome?>(new Outcome.Never("fault")) };
        await using var province = await StartAsync(engine, paper);
        using var admin = await province.SignInAsync("admin");
        (await admin.OpenAsync(DeliveryLinks.Page)).ShouldSay("Không có thư nào hỏng");
        await province.FileAsync(
            [.. Enumerable.Range(1, 3).Select(i => Paper(i, subject: $"dossier-{i}") with { Channel = "mail", Source = "mail" })]);
        await UntilAsync(async () => (await province.RowsAsync()).TrueForAll(one => one.State == DeliveryState.Dead), "all are dead");

        var page = (await admin.OpenAsync(DeliveryLinks.Page)).ShouldBe(HttpStatusCode.OK);
        page.ShouldSay("3 không gửi được");
        page.ShouldSay("Lỗi của chương trình khi gửi");
        paper.Answer = _ => Task.FromResult<Outcome?>(null);
        (await page.FormWith("input[name='Input.Delivery']").SubmitAsync()).ShouldSay("Đã xếp vào hàng gửi lại");
        await UntilAsync(() => paper.Taken.Count == 1, "one went");
        var all = await admin.OpenAsync(DeliveryLinks.Page);
        (await all.FormWith("input[name='Input.Channel']").SubmitAsync()).ShouldSay("Đã xếp vào hàng gửi lại");
        await UntilAsync(() => paper.Taken.Count == 3, "all went");
        await UntilAsync(
            async () => (await admin.OpenAsync("/admin/changes")).Html.Contains("Gửi lại mọi thư không gửi được", StringComparison.Ordinal),
            "it is on record");
    }

    [Theory, EachDatabase]
    public async Task Nobody_else_sees_the_page_and_what_is_not_connected_is_said(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        (await admin.OpenAsync(DeliveryLinks.Page)).ShouldSay("Chưa nối kênh nào");
        using var officer = await province.SignInAsync("desk.so-y-te");
        Assert.DoesNotContain("Kênh gửi", (await officer.OpenAsync(DeliveryLinks.Page)).Html, StringComparison.Ordinal);
    }
}
