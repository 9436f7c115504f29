using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Data.Drafts;
using OpenProvince.Dossiers.Features.ApplyOnline;
using OpenProvince.Dossiers.Features.FollowDossier;
using OpenProvince.Dossiers.Features.ShowHome;
using OpenProvince.Files.Contracts;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>The public pages: services, menu entries, posts.</summary>
internal static class CitizenSetup
{
    public static IServiceCollection AddCitizenPages(this IServiceCollection services) => services
        .AddSingleton<ISitemap, TrackSitemap>()
        .AddScoped<Popular>()
        .AddScoped<ServiceFigures>()
        .AddScoped<DraftStore>()
        .AddSingleton<DraftOrigins>()
        .AddScoped<Applicant>()
        .AddScoped<ApplyForm>()
        .AddScoped<ApplyDesk>()
        .AddScoped<ApplyPrefill>()
        .AddScoped<Submission>()
        .AddScoped<WhoFiles>()
        .AddScoped<FollowDesk>()
        .AddScoped<RoutePlan>()
        .AddScoped<SupplySlots>()
        .AddSingleton<CitizenStory>()
        .AddScoped<CitizenTelling>()
        .AddSingleton<DueRulers>()
        .AddSingleton<IFilings, OnlineFilings>()
        .AddSingleton<TrackTicket>()
        .AddSingleton<IFileAccess, DossierFiles>()
        .AddSingleton<IFileAccess, DraftFiles>()
        .AddSingleton<IUnfiledOwners, OldDrafts>()
        .AddScoped<ISignOutStep, LeaveBrowser>();

    public static IReadOnlyList<MenuItem> Menu { get; } =
    [
        new(MenuArea.Citizen, 10, "dossiers.citizen.menu.home", ProcedureLinks.Home, "house"),
        new(MenuArea.Citizen, 20, "dossiers.citizen.menu.procedures", ProcedureLinks.Search, "list-ul")
        {
            Also = CitizenLinks.OfProcedures
        },
        new(MenuArea.Citizen, 30, "dossiers.citizen.menu.track", CitizenLinks.Track, "search") { Also = CitizenLinks.OfOneDossier },
        new(MenuArea.Citizen, 40, "dossiers.citizen.menu.mine", CitizenLinks.Mine, "folder"),
        new(MenuArea.FooterPeople, 10, "dossiers.citizen.menu.procedures", ProcedureLinks.Search, "list-ul"),
        new(MenuArea.FooterPeople, 20, "dossiers.citizen.menu.track", CitizenLinks.Track, "search"),
        new(MenuArea.FooterPeople, 30, "dossiers.citizen.menu.mine", CitizenLinks.Mine, "folder"),
    ];

    public static void MapCitizenPages(this IEndpointRouteBuilder routes)
    {
        ApplyEndpoints.Map(routes);
        SubmitDraft.Map(routes);
        WhoFiles.Map(routes);
        SupplyPapers.Map(routes);
    }
}
