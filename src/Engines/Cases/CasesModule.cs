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
public sealed class CasesModule : IModule
{
    public ModuleFacts Facts { get; } = new("cases")
    {
        Permissions =
        [
            new(CasePermissions.WholeUnit, Roles.Leader),
            new(CasePermissions.Pass, Roles.Leader, Roles.ProvinceAdministrator),
            new(CasePermissions.ShareViews, Roles.Leader),
            new(CasePermissions.Watch, Roles.Leader, Roles.ProvinceAdministrator),
        ],
        Menu =
        [
            new(MenuArea.Staff, 1, "cases.menu.inbox", InboxList.Place.Path, "inbox", AgencyPermissions.Office),
            new(MenuArea.Staff, 78, "cases.menu.calendar", CalendarLinks.Page, "calendar", AgencyPermissions.Office)
            {
                Group = MenuGroup.Help
            },
            new(MenuArea.Staff, 60, "cases.menu.people", "/desk/people", "people", CasePermissions.WholeUnit) { Group = MenuGroup.Unit },
            new(MenuArea.Staff, 80, "cases.menu.watcher", WatchLinks.Page, "shield-check", CasePermissions.Watch)
            {
                Group = MenuGroup.Unit
            },
        ],
        OfficerPaths = [InboxList.Place.Path],
    };

    public void Add(IServiceCollection services) => services
        .Configure<UiOptions>(options => (options.StaffHome, options.StaffSearch) = (InboxList.Place.Path, FindOne.Path))
        .AddSingleton<LegalClocks>().AddSingleton<OfficeDay>().AddSingleton<CaseWords>()
        .AddScoped<FormUploads>().AddSingleton(new OfficeBox(FormUploads.Waiting))
        .AddSingleton<CaseReads>().AddSingleton<CaseWork>().AddScoped<Readings>()
        .AddSingleton<IProof, AllCasesProof>()
        .AddScoped<CaseWriter>()
        .AddScoped<IMovingWork, CasesMoving>().AddScoped<CasesMoving.Tools>()
        .AddScoped<Loads>().AddScoped<PassAll>()
        .AddScoped<IHeldWork, CasesHeld>().AddScoped<IActPermission, ActPermission>()
            .AddScoped<IAdminLines, HangingLine>().AddScoped<HangingFinder>().AddScoped<WatchCases.Query>()
        .AddScoped<BulkActs>().AddScoped<BulkRuns>().AddScoped<BulkWork>().AddScoped<BulkView>()
        .AddScoped<IBulkActs>(scope => scope.GetRequiredService<BulkActs>())
        .AddSingleton<ICleanUp, BulkCleanUp>()
        .AddScoped<Calendars>().AddScoped<DueCalendar>()
        .AddScoped<SavedViews>().AddScoped<ISavedViews>(scope => scope.GetRequiredService<SavedViews>())
        .AddScoped<Inbox>().AddScoped<InboxServices>().AddList<InboxList>();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapList<InboxList>();
        FindOne.Map(routes);
        BulkPosts.Map(routes);
        CalendarLinks.Map(routes);
        ViewPosts.Map(routes);
        routes.MapGet(InboxList.Place.NewsPath!, async (Inbox inbox, IActorResolver actors, HttpContext http) =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return Results.Text(await inbox.MarkAsync(actors.Resolve(http.User), http.RequestAborted));
            })
            .RequireAuthorization(InboxList.Place.Permission).ExcludeFromDescription();
    }
}
