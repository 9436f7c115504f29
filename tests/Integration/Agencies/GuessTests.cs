using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Agencies;

/// <summary>Wrong passwords make the next guess wait; they close nothing, and they tell nobody which names exist.</summary>
public sealed class GuessTests
{
    private const int Tries = 5;

    [Theory, EachDatabase]
    public async Task A_name_that_exists_and_one_that_does_not_answer_alike_and_the_wait_grows(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        foreach (var name in new[] { "leader", "nobody-of-this-name" })
        {
            using var stranger = province.Visitor().From("203.0.113.20");
            for (var i = 0; i < Tries - 1; i++)
                (await SignInTests.TryAsync(stranger, name, "sai")).ShouldBe(HttpStatusCode.OK).ShouldSay("chưa đúng");
            var waits = (await SignInTests.TryAsync(stranger, name, "sai")).ShouldBe(HttpStatusCode.TooManyRequests)
                .ShouldSay("Thử lại sau 60 giây");
            Assert.Equal(TimeSpan.FromMinutes(1), waits.Response.Headers.RetryAfter?.Delta);
            (await SignInTests.TryAsync(stranger, name, IProvinceSeeder.DemoPassword)).ShouldBe(HttpStatusCode.TooManyRequests)
                .ShouldSay("Thử lại sau 60 giây");
        }
        province.Time.Advance(TimeSpan.FromSeconds(61));
        using var again = province.Visitor().From("203.0.113.20");
        (await SignInTests.TryAsync(again, "leader", "sai")).ShouldSay("Thử lại sau 2 phút");
        province.Time.Advance(TimeSpan.FromMinutes(2));
        await again.SignInAsync("leader");
    }

    [Theory, EachDatabase]
    public async Task A_stranger_keeps_no_officer_out(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var usual = province.Visitor().From("198.51.100.1");
        await usual.SignInAsync("desk");
        using var stranger = province.Visitor().From("203.0.113.30");
        for (var i = 0; i < Tries + 3; i++) await SignInTests.TryAsync(stranger, "desk", "sai");
        (await SignInTests.TryAsync(stranger, "desk", IProvinceSeeder.DemoPassword)).ShouldBe(HttpStatusCode.TooManyRequests);

        using var elsewhere = province.Visitor().From("198.51.100.2");
        await elsewhere.SignInAsync("desk");
        // Also at the stranger's own address, in a browser where the account was used before.
        await (await usual.OpenAsync("/don-vi")).Form($"form[action='{AgencyLinks.SignOut}']").SubmitAsync();
        await usual.From("203.0.113.30").SignInAsync("desk");
    }

    [Theory, EachDatabase]
    public async Task One_address_that_tries_name_after_name_is_slowed_down(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var stranger = province.Visitor().From("203.0.113.40");
        var form = (await stranger.OpenAsync("/dang-nhap")).FormWith("input[type=password]");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 62; i++)
        {
            (form["Input.UserName"], form["Input.Password"]) = ($"desk.thu-{i}", "sai");
            statuses.Add((await form.SubmitAsync()).Status);
        }
        Assert.Equal(59, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.All(statuses.Skip(59), status => Assert.Equal(HttpStatusCode.TooManyRequests, status));
        province.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await form.SubmitAsync()).Status);
        using var neighbour = province.Visitor().From("203.0.113.41");
        await neighbour.SignInAsync("leader");
    }

    [Theory, EachDatabase]
    public async Task Guesses_sent_side_by_side_are_looked_at_five_times_at_most(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        await province.StopAsync();
        var counting = new CountingHasher();
        await province.StartAsync(services => services.AddSingleton<IPasswordHasher<User>>(counting));
        var visitors = Enumerable.Range(0, 16).Select(_ => province.Visitor()).ToList();
        var pages = await Task.WhenAll(visitors.Select(visitor => SignInTests.TryAsync(visitor, "clerk", "sai")));
        Assert.Equal(Tries, counting.Checks);
        // One of the five that were looked at may hear of the wait too, when the last of them was counted before it was answered.
        Assert.InRange(pages.Count(page => page.Status == HttpStatusCode.TooManyRequests), 16 - Tries + 1, 16);
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Theory, EachDatabase]
    public async Task A_name_that_does_not_exist_costs_the_same_check(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        await province.StopAsync();
        var counting = new CountingHasher();
        await province.StartAsync(services => services.AddSingleton<IPasswordHasher<User>>(counting));
        using var visitor = province.Visitor();
        foreach (var name in new[] { "clerk", "nobody-of-this-name", "" })
        {
            var before = (counting.Checks, await WritesAsync(province));
            await SignInTests.TryAsync(visitor, name, "sai");
            Assert.Equal((before.Checks + 1, before.Item2 + 1), (counting.Checks, await WritesAsync(province)));
        }
    }

    [Theory, EachDatabase]
    public async Task Registering_with_taken_numbers_is_rationed(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var asker = province.Visitor().From("203.0.113.50");
        await RegisterAsync(asker, "0912000111");
        await (await asker.OpenAsync("/don-vi")).Form($"form[action='{AgencyLinks.SignOut}']").SubmitAsync();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 11; i++) statuses.Add((await RegisterAsync(asker, "0912000111")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal(10, statuses.Count(status => status == HttpStatusCode.OK));
    }

    [Theory]
    [EachDatabase("0912 000 222")]
    [EachDatabase("+84 912 000 222")]
    [EachDatabase("84912000222")]
    public async Task A_phone_signs_in_in_every_spelling_that_registers(DatabaseEngine engine, string typed)
    {
        await using var province = await Province.StartAsync(engine);
        using var visitor = province.Visitor();
        await RegisterAsync(visitor, "0912.000.222");
        using var later = province.Visitor();
        await later.SignInAsync(typed, "sach vang ke tre");
    }

    private static async Task<Page> RegisterAsync(Visitor visitor, string phone)
    {
        var form = (await visitor.OpenAsync("/dang-ky")).FormWith("input[type=password]");
        (form["Input.Name"], form["Input.Phone"], form["Input.IdentityNumber"]) = ("Ma Mẫu Cúc", phone, "006190000111");
        (form["Input.Password"], form["Input.PasswordAgain"]) = ("sach vang ke tre", "sach vang ke tre");
        return await form.SubmitAsync();
    }

    private static Task<long> WritesAsync(Province province) =>
        province.Database.FirstAsync(
            row => row.Int(0), "select count(*) from agencies_security_event", [], TestContext.Current.CancellationToken);

    private sealed class CountingHasher : PasswordHasher<User>
    {
        private int checks;

        public int Checks => checks;

        public override PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref checks);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
