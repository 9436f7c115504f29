using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Server;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Agencies;

/// <summary>What happens to accounts is recorded in codes, shown to the administrator and sent on.</summary>
public sealed partial class SecurityEventTests
{
    [Theory, EachDatabase]
    public async Task Everything_that_happens_to_an_account_is_on_the_page_and_in_the_file(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        await LiveThroughAsync(province, admin);

        var page = (await admin.OpenAsync(AgencyLinks.SecurityEvents)).ShouldBe(HttpStatusCode.OK);
        var shown = page.Document.QuerySelectorAll("[data-event]").Select(row => row.GetAttribute("data-event")!).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "sign-in", "sign-in-failed", "sign-in-delayed", "sign-out", "session-ended", "registered", "password-changed",
                "password-issued", "role-changed", "locked", "unlocked", "key-refused"
            }, shown);
        page.ShouldSay("Văn thư → Chuyên viên, Sở Xây dựng").ShouldSay("Tên không có thật");

        var locked = await admin.OpenAsync($"{AgencyLinks.SecurityEvents}?kind=locked&officer=so+y+te&from=2026-11-23&to=2026-11-23");
        Assert.Equal(["locked"], locked.Document.QuerySelectorAll("[data-event]").Select(row => row.GetAttribute("data-event")));
        (await admin.OpenAsync($"{AgencyLinks.SecurityEvents}?kind=locked&to=2026-11-22")).ShouldSay("Không có việc nào khớp");
        (await admin.OpenAsync($"{AgencyLinks.SecurityEvents}?kind=%27&from=abc&to=9999-99-99&page=-1&officer={new string('x', 300)}"))
            .ShouldBe(HttpStatusCode.OK);

        var file = await admin.OpenAsync($"{AgencyLinks.SecurityEvents}.csv?kind=role-changed");
        Assert.Equal("text/csv", file.Response.Content.Headers.ContentType?.MediaType);
        var lines = file.Html.TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.Contains("records-clerk>specialist", lines[1], StringComparison.Ordinal);
        using var leader = await province.SignInAsync("leader");
        Assert.Equal("/khong-duoc-phep", (await leader.OpenAsync(AgencyLinks.SecurityEvents)).Address.AbsolutePath);
        Assert.Equal("/khong-duoc-phep", (await leader.OpenAsync($"{AgencyLinks.SecurityEvents}.csv")).Address.AbsolutePath);
    }

    [Theory, EachDatabase]
    public async Task The_record_holds_no_name_number_or_address_and_changes_of_rights_stand_in_the_log(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        await LiveThroughAsync(province, admin);

        var rows = await province.Database.QueryAsync(
            row => $"{row.GetString(0)}|{row.GetString(1)}|{row.TextOrNull(2)}|{row.TextOrNull(3)}",
            "select kind, actor, origin, detail from agencies_security_event order by number", []);
        Assert.All(rows,
            row => Assert.Matches("^[a-z-]+\\|(staff:\\d+|person:\\d+|anonymous)\\|([0-9a-f]{8})?\\|(\\d+:[a-z-]+(>[a-z-]+)?)?$", row));
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(number => (long)number),
            await province.Database.QueryAsync(row => row.Int(0), "select number from agencies_security_event order by number", []));
        Assert.Equal(["staff.locked", "staff.password-issued", "staff.role-changed", "staff.unlocked"],
            await province.Database.QueryAsync(row => row.GetString(0),
                "select type from eventlog_event where stream like 'staff-%' and type <> 'staff.appointed' order by type", []));
    }

    [Theory, EachDatabase]
    public async Task Old_rows_leave_after_two_years(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        province.Time.Advance(TimeSpan.FromDays(729));
        await province.Services.GetRequiredService<CleanUpJob>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1L, 0L), await KeptAsync(province));
        province.Time.Advance(TimeSpan.FromDays(2));
        await province.Services.GetRequiredService<CleanUpJob>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0L, 0L), await KeptAsync(province));
    }

    [Theory]
    [EachDatabase(false)]
    [EachDatabase(true)]
    public async Task A_syslog_receiver_gets_each_event_in_order_and_what_it_missed(DatabaseEngine engine, bool stream)
    {
        using var receiver = new Receiver(stream);
        await using var province = await Province.StartAsync(
            engine, with: options => options with { Syslog = SyslogTarget.Parse(receiver.Address) });
        await UntilAsync(
            async () => await province.Database.FirstAsync(row => row.Int(0), "select count(*) from agencies_syslog", []) == 1);
        using var desk = await province.SignInAsync("desk");
        await SignInTests.TryAsync(province.Visitor(), "leader", "sai");
        await UntilAsync(() => Task.FromResult(receiver.Messages.Count >= 2));

        await province.RestartAsync();
        using var again = await province.SignInAsync("desk");
        await UntilAsync(() => Task.FromResult(receiver.Messages.Count >= 3));

        string[] messages = [.. receiver.Messages];
        Assert.All(messages, message => Assert.Matches(Rfc5424(), message));
        Assert.Equal(["sign-in", "sign-in-failed", "sign-in"], messages.Select(message => Rfc5424().Match(message).Groups["kind"].Value));
        Assert.StartsWith("<85>1 2026-11-23T02:00:00", messages[0], StringComparison.Ordinal);
        Assert.StartsWith("<84>1 ", messages[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("udp://10.0.0.5:514", "udp://10.0.0.5:514")]
    [InlineData("tcp://log.example", "tcp://log.example:601")]
    [InlineData("http://log.example", null)]
    [InlineData("udp://log.example/x", null)]
    [InlineData("", null)]
    public void A_receiver_is_named_by_protocol_and_address(string given, string? read) =>
        Assert.Equal(read, SyslogTarget.Parse(given)?.ToString());

    [Theory, EachDatabase]
    public async Task Lines_of_the_console_carry_their_moment(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var console = province.Services.GetRequiredService<IOptionsMonitor<SimpleConsoleFormatterOptions>>().CurrentValue;
        Assert.True(console.UseUtcTimestamp);
        Assert.Equal("2026-11-23T02:00:00.000Z ",
            TurnableTime.WorkingMonday.UtcDateTime.ToString(console.TimestampFormat, CultureInfo.InvariantCulture));
    }

    [Theory, EachDatabase]
    public async Task A_province_that_is_no_demonstration_lets_its_first_administrator_in(DatabaseEngine engine)
    {
        await using var empty = await EmptyDatabase.CreateAsync(engine);
        await using var app = ServerApp.Build(new ServerOptions { Target = empty.Target, Port = 0 });
        await ServerApp.PrepareAsync(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        TemporaryPassword issued;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var door = scope.ServiceProvider.GetRequiredService<IAdministratorPassword>();
            Assert.False(await door.IsAnybodyLetInAsync(TestContext.Current.CancellationToken));
            Assert.Equal("agencies.user-not-found", (await door.IssueAsync("nobody", TestContext.Current.CancellationToken)).Error?.Code);
            issued = (await door.IssueAsync(IAdministratorPassword.FirstUserName, TestContext.Current.CancellationToken)).Value;
            Assert.True(await door.IsAnybodyLetInAsync(TestContext.Current.CancellationToken));
        }
        using var visitor = new Visitor(new(app.Urls.First()));
        var replace = await SignInTests.TryAsync(visitor, issued.UserName, issued.Password);
        var form = replace.FormWith("input[type=password]");
        (form["Input.Password"], form["Input.PasswordAgain"]) = ("sach vang ke tre", "sach vang ke tre");
        Assert.Equal("/desk", (await form.SubmitAsync()).Address.AbsolutePath);
        (await visitor.OpenAsync(AgencyLinks.Staff)).ShouldBe(HttpStatusCode.OK);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task LiveThroughAsync(Province province, Visitor admin)
    {
        using var stranger = province.Visitor().From("203.0.113.60");
        for (var i = 0; i < 5; i++) await SignInTests.TryAsync(stranger, "nobody-of-this-name", "sai");
        using var citizen = province.Visitor();
        var form = (await citizen.OpenAsync("/dang-ky")).FormWith("input[type=password]");
        (form["Input.Name"], form["Input.Phone"], form["Input.IdentityNumber"]) = ("Ma Mẫu Cúc", "0912000444", "006190000111");
        (form["Input.Password"], form["Input.PasswordAgain"]) = ("sach vang ke tre", "sach vang ke tre");
        await form.SubmitAsync();
        using var phone = province.Visitor();
        await phone.SignInAsync("0912000444", "sach vang ke tre");
        await (await citizen.OpenAsync(AgencyLinks.Account)).FormWith("input[name=phien]").SubmitAsync();
        var change = (await citizen.OpenAsync(AgencyLinks.Account)).FormWith("input[name='Input.Current']");
        (change["Input.Current"], change["Input.Password"], change["Input.PasswordAgain"]) =
            ("sach vang ke tre", "trau gam co bo de", "trau gam co bo de");
        await change.SubmitAsync();
        await (await citizen.OpenAsync("/don-vi")).Form($"form[action='{AgencyLinks.SignOut}']").SubmitAsync();

        var (staff, agencies) = (province.Services.GetRequiredService<IStaff>(), province.Services.GetRequiredService<IAgencies>());
        var clerk = staff.At(agencies.FindBySlug("so-xay-dung")!.Id, Roles.RecordsClerk)[0];
        var role = (await admin.OpenAsync($"{AgencyLinks.Staff}/{clerk.Id}")).FormWith("[name='Input.Role']");
        role["Input.Role"] = Roles.Specialist;
        await role.SubmitAsync();
        var officer = staff.At(agencies.FindBySlug("so-y-te")!.Id, Roles.DeskOfficer)[0];
        foreach (var (which, sure) in new[] { ("lock", "Input.LockSure"), ("lock", null), ("issue", "Input.Sure") })
        {
            var sent = (await admin.OpenAsync($"{AgencyLinks.Staff}/{officer.Id}")).FormWith($"[value='{which}']");
            await (sure is null ? sent : sent.Tick(sure)).SubmitAsync();
        }
        using var program = new HttpClient { BaseAddress = province.Address };
        program.DefaultRequestHeaders.Authorization = new("Bearer", "op_not-a-key-of-anybody");
        for (var i = 0; i < 3; i++) await program.GetAsync("/api/dossiers");
    }

    private static async Task<(long Events, long Sessions)> KeptAsync(Province province) => (
        await province.Database.FirstAsync(row => row.Int(0), "select count(*) from agencies_security_event", []),
        await province.Database.FirstAsync(row => row.Int(0), "select count(*) from agencies_session", []));

    private static Task UntilAsync(Func<Task<bool>> isSo) => Patience.UntilAsync(isSo, "The events did not come");

    [GeneratedRegex(
        """^<8[45]>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z \S+ openprovince - (?<kind>[a-z-]+) \[event@32473( [a-z]+="[^"]*")+\]$""")]
    private static partial Regex Rfc5424();

    /// <summary>A syslog receiver on loopback: datagrams, or counted messages of a stream.</summary>
    private sealed class Receiver : IDisposable
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> messages = new();
        private readonly CancellationTokenSource over = new();
        private readonly UdpClient? datagrams;
        private readonly TcpListener? listener;

        public Receiver(bool stream)
        {
            if (stream)
            {
                listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                Address = $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
                _ = AcceptAsync(listener);
            }
            else
            {
                datagrams = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
                Address = $"udp://127.0.0.1:{((IPEndPoint)datagrams.Client.LocalEndPoint!).Port}";
                _ = ListenAsync(datagrams);
            }
        }

        public string Address { get; }

        public IReadOnlyCollection<string> Messages => messages;

        public void Dispose()
        {
            over.Cancel();
            datagrams?.Dispose();
            listener?.Dispose();
            over.Dispose();
        }

        private async Task ListenAsync(UdpClient client)
        {
            while (!over.IsCancellationRequested) messages.Enqueue(Encoding.UTF8.GetString((await client.ReceiveAsync(over.Token)).Buffer));
        }

        private async Task AcceptAsync(TcpListener on)
        {
            while (!over.IsCancellationRequested) _ = ReadAsync(await on.AcceptTcpClientAsync(over.Token));
        }

        private async Task ReadAsync(TcpClient client)
        {
            await Task.Yield();
            using var open = client;
            var stream = open.GetStream();
            while (true)
            {
                var length = 0;
                for (int next; (next = stream.ReadByte()) is not ' ';)
                {
                    if (next < 0) return;
                    length = (length * 10) + (next - '0');
                }
                var message = new byte[length];
                await stream.ReadExactlyAsync(message, over.Token);
                messages.Enqueue(Encoding.UTF8.GetString(message));
            }
        }
    }
}
