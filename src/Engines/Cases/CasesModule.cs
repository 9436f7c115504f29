using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;
using OpenProvince.Cases.Data.Proof;
using OpenProvince.Cases.Features;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases;

/// <summary>Cases: what everything with a holder, a next action and a deadline shares.</summary>
public static class CasesModule
{
    /// <summary>Adds the engine; call it before the services that have kinds of cases.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSchema("cases", typeof(CasesModule).Assembly)
        .AddTexts("cases", typeof(CasesModule).Assembly)
        .AddSingleton<LegalClocks>().AddSingleton<OfficeDay>().AddSingleton<CaseWords>()
        .AddScoped<FormUploads>().AddSingleton(new OfficeBox(FormUploads.Waiting))
        .AddSingleton<CaseReads>().AddSingleton<CaseWork>().AddScoped<Readings>()
        .AddSingleton<IProof, AllCasesProof>()
        .AddScoped<CaseWriter>().AddEvents(typeof(CasesModule).Assembly)
        .AddScoped<Loads>().AddScoped<PassAll>()
        .AddScoped<HangingFinder>().AddScoped<WatchCases.Query>()
        .AddScoped<BulkActs>().AddScoped<BulkRuns>().AddScoped<BulkWork>().AddScoped<BulkView>()
        .AddScoped<IBulkActs>(scope => scope.GetRequiredService<BulkActs>())
        .AddSingleton<ICleanUp, BulkCleanUp>()
        .AddScoped<Inbox>().AddScoped<InboxServices>().AddList<InboxList>()
        .AddPages(typeof(CasesModule).Assembly)
        .AddMenu(
            new MenuItem(MenuArea.Staff, 1, "cases.menu.inbox", InboxList.Place.Path, "inbox", AgencyPermissions.Office),
            new MenuItem(MenuArea.Staff, 60, "cases.menu.people", "/desk/people", "people", CasePermissions.WholeUnit),
            new MenuItem(MenuArea.Staff, 80, "cases.menu.watcher", "/desk/watcher", "shield-check", CasePermissions.Watch))
        .AddPermissions(Roles.Leader, CasePermissions.WholeUnit, CasePermissions.Pass, CasePermissions.Watch)
        .AddPermissions(Roles.ProvinceAdministrator, CasePermissions.Watch);

    /// <summary>Its addresses.</summary>
    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        routes.MapList<InboxList>();
        FindOne.Map(routes);
        BulkPosts.Map(routes);
        routes.MapGet(InboxList.Place.NewsPath!, async (Inbox inbox, IActorResolver actors, HttpContext http) =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return Results.Text(await inbox.MarkAsync(actors.Resolve(http.User), http.RequestAborted));
            })
            .RequireAuthorization(InboxList.Place.Permission).ExcludeFromDescription();
    }
}
