using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Integration.Cases;
using OpenProvince.Kernel;
using OpenProvince.Planted;
using OpenProvince.Server;
using OpenProvince.Server.Verbs;
using OpenProvince.Testing;
using OpenProvince.Ui;

namespace OpenProvince.Integration.Host;

/// <summary>A module that no file of the program names is there whole once it is added: tests/Planted.</summary>
public sealed class PlantedModuleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_brings_a_verb_a_worker_and_demo_data(DatabaseEngine engine)
    {
        // No request says a language here.
        CultureInfo.CurrentUICulture = Preferences.Vietnamese;
        await using var database = await EmptyDatabase.CreateAsync(engine);
        var clock = new TurnableTime(TurnableTime.WorkingMonday);
        var options = new ServerOptions { Target = database.Target, Port = 0, Development = true, Time = clock };
        await using (var app = ServerApp.Build(options, Errands.Add))
        {
            var say = new Say(Composition.Brought([new ErrandsModule()]).OfType<TextSource>());
            await ServerApp.PrepareAsync(app, () => LivingDemo.LayAsync(app.Services, say, Ct), Ct);
            Assert.Equal(1, await app.Services.GetRequiredService<Database>()
                .FirstAsync(row => row.Int(0), "select count(*) from errands_errand where code = 'V-2'", [], Ct));
            // Its worker runs with the server and is named to who administers it.
            await app.StartAsync(Ct);
            await using var scope = app.Services.CreateAsyncScope();
            var lines = new List<AdminLine>();
            foreach (var source in scope.ServiceProvider.GetServices<IAdminLines>())
                lines.AddRange(await source.LookAsync(Actor.System("test"), Ct));
            Assert.Contains(lines, line => line.Text.Contains("đi một vòng việc lẻ", StringComparison.Ordinal));
            await app.StopAsync(Ct);
        }

        using var help = new StringWriter();
        Assert.Equal(0, await CommandLine.RunAsync(["--help"], [new ErrandsModule()], help));
        Assert.Contains("Đếm việc lẻ", help.ToString());
        // The exit code of the planted verb is how many there are.
        Assert.Equal(1, await CommandLine.RunAsync(["errands", .. await database.ArgumentsAsync()], [new ErrandsModule()]));
    }

    [Theory, EachDatabase]
    public async Task It_brings_menu_frame_permissions_inbox_search_and_the_verb_for_programs(DatabaseEngine engine)
    {
        await using var province = await SecondKindTests.WithErrandsAsync(engine);
        var agency = (await province.InScopeAsync(scope => scope.GetRequiredService<IProvinceSeeder>().DemoAccountsAsync()))
            .Single(one => one.UserName == "desk").Agency!.Value.Value;
        var id = Ids.Next();
        await Errands.GiveAsync(province, id, agency, "staff:ai-do");
        using var desk = await province.SignInAsync("desk");
        using var specialist = await province.SignInAsync("specialist");
        using var admin = await province.SignInAsync("admin");

        // Its entry stands in a group of its own, for those who hold the permission; error pages below it keep the officers' frame.
        var inbox = await desk.OpenAsync("/desk");
        Assert.NotNull(inbox.Document.QuerySelector($".op-rail [role=group][aria-label='Việc lẻ'] a[href='{ErrandsModule.Root}']"));
        Assert.Null((await specialist.OpenAsync("/desk")).Document.QuerySelector($".op-rail a[href='{ErrandsModule.Root}']"));
        Assert.NotNull((await desk.OpenAsync($"{ErrandsModule.Root}/1/2/3")).ShouldBe(HttpStatusCode.NotFound).Document
            .QuerySelector(".op-rail"));

        // Its case stands in the inbox, its code is found by the header, its permission is given to a role on a page.
        inbox.ShouldSay("mượn hồ sơ lưu");
        var search = inbox.Form(".op-search").Force("q", "v-1");
        Assert.Equal($"{ErrandsModule.Root}/V-1", (await search.SubmitAsync()).Address.AbsolutePath);
        (await specialist.OpenAsync(ErrandsModule.Root)).ShouldSay("Vai trò của bạn không có quyền này");
        var role = (await admin.OpenAsync(AgencyLinks.Role(Roles.Specialist))).ShouldSay("Làm việc lẻ").FormWith("[value='bundle']");
        var shown = await role.AddAnother("Input.Held", ErrandsModule.Do).SubmitAsync();
        await shown.ShouldSay("Được thêm: Làm việc lẻ").FormWith("[name='Input.Sure']").SubmitAsync();
        (await specialist.OpenAsync(ErrandsModule.Root)).ShouldBe(HttpStatusCode.OK).ShouldSay("Việc lẻ");

        // Programs find its verb in the document and use it; verify proves what it wrote.
        Assert.Contains("/api/errands/{id}/finish", (await desk.OpenAsync("/openapi/v1.json")).Html);
        using var watched = await (await Office.OpenAsync(province)).ClientAsync("desk");
        // Not through the watch over the contract: that knows the document of the program as it is shipped.
        using var program = new HttpClient { BaseAddress = province.Address };
        program.DefaultRequestHeaders.Authorization = watched.DefaultRequestHeaders.Authorization;
        program.DefaultRequestHeaders.Add("Idempotency-Key", "mot-lan");
        using var answer = await program.PostAsJsonAsync($"/api/errands/{id}/finish", new { reason = "Đã mang đến" }, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);
    }
}
