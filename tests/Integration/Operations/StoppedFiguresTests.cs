using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Operations;

/// <summary>An event nobody can apply: its figures and effects stop and say so, the counters go on working.</summary>
public sealed class StoppedFiguresTests
{
    [Theory, EachDatabase]
    public async Task What_stopped_is_an_alert_on_the_wall_and_degrades_the_health(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var leader = await province.SignInAsync("leader");
        // Whatever may stop has a name people read.
        var works = province.Services.GetServices<Projection>().Select(one => one.Words)
            .Concat(province.Services.GetServices<Reactor>().Select(one => one.Name));
        Assert.All(works, key => Assert.NotNull(province.Services.GetRequiredService<Texts>().Find(key)));
        Assert.DoesNotContain("Số liệu hồ sơ đã dừng", (await leader.OpenAsync("/wall")).ShouldBe(HttpStatusCode.OK).Text);

        await province.ExecuteAsync(Broken("dossier.filed"));
        await UntilAsync(leader, "Số liệu hồ sơ đã dừng");
        // A wall opened while figures are late knows what to say when they are not.
        var pill = (await leader.OpenAsync("/wall")).Document.QuerySelector("[data-sources='late']");
        Assert.Equal("Số liệu đang chạy", pill?.GetAttribute("data-ok"));
        await province.ExecuteAsync(Broken("calendar.decided"));
        await UntilAsync(leader, "Việc tự động dời hạn hẹn theo lịch làm việc đang dừng");

        var health = await leader.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.StartsWith(
            "Degraded", await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await office.AcceptedAsync();
    }

    [Theory, EachDatabase]
    public async Task Figures_of_another_version_stand_still_and_say_what_mends_them(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var leader = await province.SignInAsync("leader");
        await UntilAsync(leader, "Số liệu đang chạy");

        // As after an upgrade: the rows were made by another mapping than the program's.
        await province.ExecuteAsync("update eventlog_checkpoint set version = 0 where name = 'measures.dossiers'");
        await office.AcceptedAsync();

        await UntilAsync(leader, "Số liệu hồ sơ chưa tính lại sau khi nâng cấp");
        await UntilAsync(leader, "openprovince rebuild measures.dossiers");
        var ages = province.Services.GetRequiredService<ProjectionAges>();
        await UntilAsync(
            async () => (await ages.ReadAsync(["measures.dossiers"])).Poison is not null, "The tiles do not say that they are stale");
        Assert.NotNull((await leader.OpenAsync("/wall")).Document.QuerySelector("[data-sources='late']"));
        Assert.Equal(0, await province.Database.FirstAsync(row => row.Int(0), "select count(*) from measures_dossiers_rollup", []));
        Assert.Equal(
            "Degraded: measures.dossiers (rows of version 0, the program counts version 1: openprovince rebuild measures.dossiers)",
            await leader.Http.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
    }

    private static string Broken(string type) => $$"""
        insert into eventlog_event (stream, version, type, schema, occurred_at, recorded_at, actor, agency, data, prev_hash, hash)
        values ('broken-{{type}}', 1, '{{type}}', 1, 0, 0, 'test', 0, '{"nothing known":1}', '', '')
        """;

    private static Task UntilAsync(Visitor leader, string words) => UntilAsync(
        async () => (await leader.OpenAsync("/wall")).ShouldBe(HttpStatusCode.OK).Text.Contains(words, StringComparison.Ordinal),
        $"The wall does not say: {words}");

    private static Task UntilAsync(Func<Task<bool>> reached, string otherwise) => Patience.UntilAsync(reached, otherwise);
}
