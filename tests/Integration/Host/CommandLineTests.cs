using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OpenProvince.Kernel;
using OpenProvince.Server;
using OpenProvince.Server.Verbs;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Host;

/// <summary>What the program says, and with which exit code, when it cannot start: one sentence, no stack trace.</summary>
public sealed class CommandLineTests
{
    private const int CouldNotStart = 2;

    [Theory]
    [InlineData("serve")]
    [InlineData("seed")]
    [InlineData("verify")]
    [InlineData("rebuild")]
    [InlineData("simulate")]
    [InlineData("import calendar")]
    [InlineData("import rules")]
    [InlineData("backup")]
    public async Task Every_verb_explains_itself(string verb)
    {
        var (exit, output, error) = await ServerProcess.RunAsync([.. verb.Split(' '), "--help"]);
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("--data", output);
        Assert.Contains("--db", output);
    }

    [Fact, Once]
    public async Task An_unknown_verb_is_not_a_success()
    {
        var (exit, _, error) = await ServerProcess.RunAsync(["bay-len"]);
        Assert.NotEqual(0, exit);
        Assert.Contains("bay-len", error);
    }

    [Theory, EachDatabase]
    public async Task A_taken_port_is_named(DatabaseEngine engine)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await using var database = await EmptyDatabase.CreateAsync(engine);

        Refused(await ServerProcess.RunAsync(["serve", "--port", port, .. await database.ArgumentsAsync()]), port);
    }

    [Fact, Once]
    public async Task A_port_or_an_address_that_cannot_be_is_named()
    {
        await using var database = await EmptyDatabase.CreateAsync(DatabaseEngine.Sqlite);
        Refused(await ServerProcess.RunAsync(["serve", "--port", "70000", .. await database.ArgumentsAsync()]), "70000");
        foreach (var urls in new[] { "smoke", "http://203.0.113.9:8080" })
            Refused(await ServerProcess.RunAsync(["serve", "--urls", urls, .. await database.ArgumentsAsync()]), urls);
    }

    [Fact, Once]
    public async Task A_certificate_that_cannot_be_used_is_named()
    {
        await using var database = await EmptyDatabase.CreateAsync(DatabaseEngine.Sqlite);
        var arguments = await database.ArgumentsAsync();
        var address = $"https://127.0.0.1:{ServerProcess.FreePort()}";
        var junk = Path.Combine(database.Folder, "junk.pfx");
        await File.WriteAllTextAsync(junk, "no certificate", TestContext.Current.CancellationToken);
        foreach (var path in new[] { "/no-such.pfx", junk })
        {
            var named = new Dictionary<string, string> { ["Kestrel__Certificates__Default__Path"] = path };
            Refused(await ServerProcess.RunAsync(["serve", "--urls", address, .. arguments], environment: named), "TLS");
        }

        // None at all: the address is what cannot be.
        Refused(await ServerProcess.RunAsync(["serve", "--urls", address, .. arguments]), address);
    }

    [Fact, Once]
    public async Task Demo_data_is_for_demonstrations_only()
    {
        using var folder = new TestFolder();
        var outside = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" };
        Refused(await ServerProcess.RunAsync(["serve", "--demo", "--data", folder.Path], environment: outside), "--demo");
    }

    [Fact, Once]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var inside = Path.Combine(file, "data");

        Refused(await ServerProcess.RunAsync(["serve", "--data", inside]), inside);
        Refused(await ServerProcess.RunAsync(["seed", "--data", inside]), inside);
    }

    [Fact, Once]
    public async Task A_database_that_does_not_answer_is_told()
    {
        using var folder = new TestFolder();
        var port = ServerProcess.FreePort();

        Refused(await ServerProcess.RunAsync(["serve", "--data", folder.Path, "--db", $"postgres://nobody@127.0.0.1:{port}/none"]),
            $"127.0.0.1:{port}");
        Refused(await ServerProcess.RunAsync(["serve", "--data", folder.Path, "--db", "postgres://:::"]), "--db", "postgres://");
    }

    [Theory, EachDatabase]
    public async Task A_schema_newer_than_the_program_is_left_alone(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using (var province = new Province(database, "bac-kan", new TurnableTime(TurnableTime.WorkingMonday), ownsDatabase: false))
        {
            await province.PrepareAsync();
            await province.ExecuteAsync(
                "insert into kernel_schema (module, number, name, checksum, applied_at) values ('dossiers', 9001, 'later', 'x', 0)");
        }

        Refused(await ServerProcess.RunAsync(["serve", "--port", "0", .. await database.ArgumentsAsync()]), "9001");
        Refused(await ServerProcess.RunAsync(["verify", .. await database.ArgumentsAsync()]), "9001");
    }

    [Theory]
    [InlineData("posts-per-minute")]
    [InlineData("posts-per-minute=x")]
    [InlineData("posts-per-minute=-1")]
    [InlineData("khong-co=1")]
    public void A_limit_has_a_known_name_and_a_number(string given)
    {
        var refusal = Assert.Throws<StartupException>(() => ServeVerb.Limits([given])).Error;
        Assert.Equal("host.bad-limit", refusal.Code);
        Assert.Equal(7, ServeVerb.Limits(["filings-per-account=9", "filings-per-account=7"]).FilingsPerAccount);
    }

    [Theory]
    [InlineData("dichvucong.example.vn")]
    [InlineData("ftp://dichvucong.example.vn")]
    [InlineData("https://dichvucong.example.vn/a")]
    [InlineData("https://a@dichvucong.example.vn")]
    public void A_public_address_is_that_of_a_site(string given)
    {
        Assert.Equal("host.bad-public-url", Assert.Throws<StartupException>(() => ServeVerb.Address(given)).Error.Code);
        Assert.Equal("https://dichvucong.example.vn/", ServeVerb.Address("https://dichvucong.example.vn")!.ToString());
    }

    [Fact, Once]
    public async Task A_second_server_on_the_same_folder_is_refused_and_the_first_goes_on()
    {
        await using var database = await EmptyDatabase.CreateAsync(DatabaseEngine.Sqlite);
        await using var first = await ServerProcess.ServeAsync(await database.ArgumentsAsync());

        Refused(await ServerProcess.RunAsync(["serve", "--port", "0", .. await database.ArgumentsAsync()]), database.Folder);

        using var visitor = new Visitor(first.Address);
        (await visitor.OpenAsync("/health/ready")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact, Once]
    public async Task A_province_that_is_not_in_the_program_is_told()
    {
        using var folder = new TestFolder();
        Refused(await ServerProcess.RunAsync(["serve", "--port", "0", "--data", folder.Path, "--province", "atlantis"]), "atlantis");
    }

    [Theory, EachDatabase]
    public async Task The_province_in_the_data_is_the_one_that_is_served_and_another_wish_is_told(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using (var province = new Province(
            database, "thai-nguyen", new TurnableTime(TurnableTime.WorkingMonday), ownsDatabase: false)) await province.PrepareAsync();
        var arguments = await database.ArgumentsAsync();

        await using (var unasked = await ServerProcess.ServeAsync(arguments))
        {
            using var visitor = new Visitor(unasked.Address);
            (await visitor.OpenAsync("/")).ShouldSay("tỉnh Thái Nguyên");
            await SaysAsync(unasked, "thai-nguyen");
            Assert.DoesNotContain("bac-kan", unasked.Log, StringComparison.Ordinal);
        }

        await using (var asked = await ServerProcess.ServeAsync([.. arguments, "--province", "bac-kan"]))
        {
            await SaysAsync(asked, "đã có dữ liệu của tỉnh thai-nguyen");
            using var visitor = new Visitor(asked.Address);
            (await visitor.OpenAsync("/")).ShouldSay("tỉnh Thái Nguyên");
        }

        Refused(await ServerProcess.RunAsync(["seed", .. arguments, "--province", "bac-kan"]), "đã có dữ liệu của tỉnh thai-nguyen");
        Assert.Equal(0, (await ServerProcess.RunAsync(["seed", .. arguments])).ExitCode);
    }

    /// <summary>The terminal gets its lines a moment after the address answers.</summary>
    private static Task SaysAsync(ServerProcess server, string words) => Patience.UntilAsync(
        () => Task.FromResult(
            server.Log.Replace(Environment.NewLine, " ", StringComparison.Ordinal).Contains(words, StringComparison.Ordinal)),
        () => $"not said: {words}\n{server.Log}");

    private static void Refused((int ExitCode, string Output, string Error) run, params string[] anyOf)
    {
        Assert.True(run.ExitCode == CouldNotStart, $"exit {run.ExitCode}: {run.Error}");
        Assert.Contains(anyOf, part => run.Error.Contains(part, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error + run.Output);
        Assert.InRange(run.Error.Trim().Split('\n').Length, 1, 2);
    }
}
