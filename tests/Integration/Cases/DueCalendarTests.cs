using System.Net;
using OpenProvince.EventLog;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Cases;

/// <summary>Due days in the officer's own calendar.</summary>
public sealed class DueCalendarTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_program_that_signs_in_nowhere_reads_what_waits_and_nothing_of_whom(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        var code = await desk.TakeInAsync("Phùng Mẫu Tài");
        var due = await province.Database.FirstAsync(row => new Instant(row.Int(0)),
            "select due from dossiers_dossier where code = $1", [code], Ct);
        using var program = province.Client();

        var address = await MakeAsync(desk);
        (await desk.OpenAsync("/desk/calendar")).ShouldSay("chưa có chương trình nào đọc");
        var answer = await program.GetAsync(address, Ct);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var calendar = Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync(Ct))!;
        var entry = Assert.Single(calendar.Events, one => one.Uid == $"dossiers-{code}@openprovince");
        Assert.Equal(due.ToDateTimeOffset().UtcDateTime, entry.Start!.AsUtc, TimeSpan.FromSeconds(1));
        Assert.StartsWith(code, entry.Summary, StringComparison.Ordinal);
        Assert.EndsWith($"/desk/dossiers/{code}", entry.Description, StringComparison.Ordinal);
        Assert.Single(entry.Alarms);
        Assert.DoesNotContain("Phùng", await program.GetStringAsync(address, Ct), StringComparison.Ordinal);
        Assert.DoesNotContain("chưa có chương trình nào đọc", (await desk.OpenAsync("/desk/calendar")).Text, StringComparison.Ordinal);

        // It goes on after a restart, and another officer's is another one.
        await province.RestartAsync();
        using var after = province.Client();
        var path = new Uri(address).AbsolutePath;
        Assert.Contains(code, await after.GetStringAsync(path, Ct), StringComparison.Ordinal);
        using var leader = await Counter.OfAsync(province, "leader");
        var other = await after.GetStringAsync(new Uri(await MakeAsync(leader)).AbsolutePath, Ct);
        Assert.DoesNotContain(code, other, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_address_made_anew_or_switched_off_opens_nothing(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        using var program = province.Client();
        var first = await MakeAsync(desk);
        var second = AddressOn(await (await desk.OpenAsync("/desk/calendar")).Form("form[data-form]:has(button)").SubmitAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(first, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(second, Ct)).StatusCode);
        foreach (var rubbish in new[] { "x", new string('y', 3000), $"{new Uri(second).AbsolutePath[10..^6]}" })
            Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync($"/calendar/{rubbish}.ics", Ct)).StatusCode);

        // Who is locked has no calendar.
        await province.ExecuteAsync("update agencies_staff set locked_at = 1 where id in " +
            "(select staff from agencies_user where user_name = 'desk')");
        await province.RestartAsync();
        using var later = province.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync(new Uri(second).AbsolutePath, Ct)).StatusCode);
        await province.ExecuteAsync("update agencies_staff set locked_at = null where id in " +
            "(select staff from agencies_user where user_name = 'desk')");
        await province.RestartAsync();
        using var again = await Counter.OfAsync(province, "desk");
        using var last = province.Client();
        Assert.Equal(HttpStatusCode.OK, (await last.GetAsync(new Uri(second).AbsolutePath, Ct)).StatusCode);
        (await (await again.OpenAsync("/desk/calendar")).Form("form[data-form]:has(.op-btn--q)").SubmitAsync()).ShouldSay("Đã tắt lịch");
        Assert.Equal(HttpStatusCode.NotFound, (await last.GetAsync(new Uri(second).AbsolutePath, Ct)).StatusCode);
    }

    private static async Task<string> MakeAsync(Counter officer) =>
        AddressOn((await (await officer.OpenAsync("/desk/calendar")).Form("form[data-form]").SubmitAsync())
            .ShouldSay("Đã tạo địa chỉ lịch"));

    private static string AddressOn(Page page) => page.Document.QuerySelector("input[name=address]")!.GetAttribute("value")!;
}
