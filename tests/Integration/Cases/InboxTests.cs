using System.Net;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Cases;

/// <summary>One list for whatever a person has to do.</summary>
public sealed class InboxTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_kind_stands_in_one_order_under_one_clock(DatabaseEngine engine)
    {
        await using var province = await Province.StoppedAsync(engine);
        await province.DropAsync();
        await province.StartAsync(Errands.Add);
        using var desk = await Counter.OfAsync(province, "desk");
        (await desk.OpenAsync("/desk")).ShouldSay("Bạn đã làm hết việc");
        // Both are due in working days: the errand in two, the dossier later.
        var dossier = await desk.TakeInAsync("Phùng Mẫu Tài");
        var agency = await province.Database.FirstAsync(row => row.Int(0), "select received_by from dossiers_dossier", [], Ct);
        await Errands.GiveAsync(province, Ids.Next(), agency, "staff:ai-do");

        var inbox = await desk.OpenAsync("/desk");
        Assert.Equal(["V-1", dossier], inbox.Document.QuerySelectorAll("tr[data-row]").Select(row => row.GetAttribute("data-row")!));
        Assert.Equal("2", inbox.TextOf(".op-tabs [aria-current] .op-count"));
        Assert.Equal("Việc V-1", inbox.TextOf("#op-pane"));
        Assert.Contains("Phùng Mẫu Tài", (await desk.OpenAsync($"/desk?chon={dossier}")).TextOf("#op-pane"), StringComparison.Ordinal);
        Assert.Equal(2, inbox.Document.QuerySelectorAll("tr.op-grp").Length);

        Assert.Equal(dossier, (await desk.OpenAsync("/desk?kind=dossiers")).TextOf("tr[data-row] .op-code"));
        (await desk.OpenAsync("/desk?kind=gi-do")).ShouldSay("có điều kiện không tồn tại");
        var file = (await desk.OpenAsync("/desk/danh-sach.csv")).Html;
        Assert.Contains("V-1", file, StringComparison.Ordinal);
        Assert.Contains("Phùng Mẫu Tài", file, StringComparison.Ordinal);
        (await desk.OpenAsync("/desk/in")).ShouldSay("V-1");
    }

    /// <summary>What lies with others is for who answers for the unit; a kind the reader may not see is not even counted.</summary>
    [Theory, EachDatabase]
    public async Task It_shows_others_work_and_kinds_to_those_who_may(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        var code = await desk.TakeInAsync("Bế Mẫu Ngọc Ánh");
        (await desk.OpenAsync("/desk?tab=whole-unit")).ShouldBe(HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.OpenAsync("/desk/danh-sach.csv?tab=whole-unit")).Status);
        await desk.HandOverToDeskAsync(code);
        var passed = await desk.OpenAsync("/desk?tab=handed-on");
        Assert.Contains(code, passed.TextOf("tr[data-row]:has([data-holder])"), StringComparison.Ordinal);
        using var leader = await Counter.OfAsync(province, "leader");
        Assert.Contains(code, (await leader.OpenAsync("/desk?tab=whole-unit")).TextOf(".op-queue"), StringComparison.Ordinal);
    }
}
