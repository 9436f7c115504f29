using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using static OpenProvince.Integration.Deliveries.Outside;

namespace OpenProvince.Integration.Deliveries;

/// <summary>Against a mail server that is one.</summary>
public sealed class MailTests
{
    private const string Receiver = "nguoi-nhan@hopthu.example";

    private sealed class Letters : IDeliverySource
    {
        public string Name => "letters";

        public Task<Content?> ComposeAsync(string channel, long reference, CancellationToken ct) => Task.FromResult<Content?>(
            new(
                Receiver, $"Hồ sơ số {reference} cần bổ sung giấy tờ", "Kính gửi ông, bà.\n\nMời ông, bà xem.",
                "<p>Kính gửi ông, bà.</p>"));
    }

    [Theory, EachDatabase]
    public async Task A_mail_says_what_it_should_in_Vietnamese(DatabaseEngine engine)
    {
        await using var server = await new SmtpServer().UpAsync();
        await using var province = await StartAsync(engine, server);
        await province.FileAsync(Letter(7));
        await UntilAsync(() => server.Mails.Count == 1, "the mail came");
        var mail = server.Mails[0];
        Assert.Equal("Hồ sơ số 7 cần bổ sung giấy tờ", mail.Subject);
        var from = mail.From.Mailboxes.Single();
        Assert.Equal(("Tỉnh Bắc Kạn", "khong-tra-loi@dichvucong.example"), (from.Name, from.Address));
        Assert.Equal(Receiver, mail.To.Mailboxes.Single().Address);
        Assert.Contains("Mời ông, bà xem.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<p>Kính gửi", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal(province.Time.Now(), Instant.From(mail.Date));
        await UntilAsync(async () => await ProofAsync(province) == "250 2.0.0 Ok: queued as 4D2Q1", "the proof is kept");
    }

    [Theory, EachDatabase]
    public async Task A_server_down_for_a_day_loses_no_mail_and_gets_none_twice_and_the_order_holds(DatabaseEngine engine)
    {
        await using var server = await new SmtpServer().UpAsync();
        await using var province = await StartAsync(engine, server);
        await province.FileAsync(Letter(0));
        await UntilAsync(() => server.Mails.Count == 1, "the first came");
        await server.DownAsync();
        for (var hour = 0; hour < 24; hour++)
        {
            await province.FileAsync(Letter((hour * 2) + 1, "dossier-1"), Letter((hour * 2) + 2, "dossier-2"));
            if (hour == 0) await UntilAsync(async () => await DownSinceAsync(province) is not null, "it is known to be down");
            province.Time.Advance(TimeSpan.FromHours(1));
        }
        Assert.Single(server.Mails);

        await server.UpAsync();
        province.Time.Advance(TimeSpan.FromMinutes(10));
        await UntilAsync(() => server.Mails.Count >= 49, "all came");
        await UntilAsync(async () => (await province.RowsAsync()).TrueForAll(one => one.State == DeliveryState.Sent), "all are marked");
        Assert.Equal(49, server.Mails.Count);
        Assert.Equal(49, server.Mails.Select(mail => mail.MessageId).Distinct().Count());
        foreach (var line in server.Mails.Skip(1).Select(Number).GroupBy(number => number % 2))
            Assert.Equal(line.Order(), line);
    }

    [Theory, EachDatabase]
    public async Task A_refusal_is_dead_with_its_number_and_without_the_address(DatabaseEngine engine)
    {
        await using var server = await new SmtpServer().UpAsync();
        server.Behave("refuse");
        await using var province = await StartAsync(engine, server);
        await province.FileAsync(Letter(1));
        await UntilAsync(async () => (await province.RowsAsync())[0].State == DeliveryState.Dead, "it is dead");
        Assert.Equal("refused 550", (await province.RowsAsync())[0].Reason);
    }

    [Theory, EachDatabase]
    public async Task A_server_that_says_later_gets_it_later(DatabaseEngine engine)
    {
        await using var server = await new SmtpServer().UpAsync();
        server.Behave("later");
        await using var province = await StartAsync(engine, server);
        await province.FileAsync(Letter(1));
        await UntilAsync(async () => (await province.RowsAsync())[0].Reason == "later 451", "it was tried");
        server.Behave("take");
        province.Time.Advance(TimeSpan.FromMinutes(2));
        await UntilAsync(() => server.Mails.Count == 1, "it came");
        server.Behave("gone");
        await province.FileAsync(Letter(2));
        await UntilAsync(async () => await DownSinceAsync(province) is not null, "a server that goes down is known to be down");
    }

    [Theory, EachDatabase]
    public async Task A_server_that_takes_and_loses_is_believed_no_further_than_its_word(DatabaseEngine engine)
    {
        await using var server = await new SmtpServer().UpAsync();
        server.Behave("lose");
        await using var province = await StartAsync(engine, server);
        await province.FileAsync(Letter(1));
        await UntilAsync(async () => (await province.RowsAsync())[0].State == DeliveryState.Sent, "it said that it took it");
        using var admin = await province.SignInAsync("admin");
        // The word "received by" the citizen stands nowhere: nobody knows.
        (await admin.OpenAsync(DeliveryLinks.Page)).ShouldSay("1 đã được bên nhận lấy");
        Assert.Empty(server.Mails);
    }

    [Theory, EachDatabase]
    public async Task A_slow_server_holds_no_page_and_no_more_than_four_mails(DatabaseEngine engine)
    {
        await using var server = await new SmtpServer().UpAsync();
        server.Behave("slow");
        await using var province = await StartAsync(engine, server);
        await province.FileAsync([.. Enumerable.Range(1, 8).Select(i => Letter(i, $"dossier-{i}"))]);
        using var admin = await province.SignInAsync("admin");
        (await admin.OpenAsync(DeliveryLinks.Page)).ShouldSay("8 đang chờ");
    }

    [Theory, EachDatabase]
    public async Task Without_a_server_nothing_is_promised_and_with_one_it_is(DatabaseEngine engine)
    {
        await using var without = await Province.StartAsync(engine);
        Assert.False(without.Services.GetRequiredService<Capabilities>().Has(Capability.Mail));
        Assert.False(without.Services.GetRequiredService<IDeliveries>().IsConnected("mail"));
        await using var server = new SmtpServer();
        await using var with = await StartAsync(engine, server);
        Assert.True(with.Services.GetRequiredService<Capabilities>().Has(Capability.Mail));
        Assert.True(with.Services.GetRequiredService<IDeliveries>().IsConnected("mail"));
    }

    private static async Task<Province> StartAsync(DatabaseEngine engine, SmtpServer server)
    {
        var province = await Province.StartAsync(engine, with: options => options with { Mail = server.Target });
        await province.StopAsync();
        await province.StartAsync(services => services.AddSingleton<IDeliverySource, Letters>());
        return province;
    }

    private static NewDelivery Letter(long number, string subject = "dossier-1") =>
        new("mail", "person-1", subject, $"letter-{number}", "letters", number, default);

    private static int Number(MimeKit.MimeMessage mail) =>
        int.Parse(mail.Subject!.Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture);

    private static Task<string?> ProofAsync(Province province) =>
        province.Database.FirstAsync(row => row.TextOrNull(0), "select proof from deliveries_delivery", []);

    private static async Task<Instant?> DownSinceAsync(Province province) =>
        (await province.Services.GetRequiredService<IDeliveries>().FiguresAsync()).Single(one => one.Channel == "mail").DownSince;
}
