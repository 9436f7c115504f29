using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Backups.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Data.Proof;
using OpenProvince.Dossiers.Features;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Dossiers.Features.Desk;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Time.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers;

/// <summary>Dossiers: what citizens file and officers carry to a result.</summary>
public sealed class DossiersModule : IModule
{
    public ModuleFacts Facts { get; } = new("dossiers")
    {
        Permissions = DossierPermissions.All, Menu = [.. CitizenSetup.Menu, .. DeskPages.Menu], Verbs = [new ForgetVerb()],
    };

    public void Add(IServiceCollection services)
    {
        services.AddCapability(Capability.ResultDownload);
        AddRules(services);
        AddProof(services);
        services.AddScoped<IDossierCourse, DossierCourse>();
        services.AddCases(DossierKind.Facts);
        services.AddSingleton<IChangeTeller, BackDatingChanges>();
        services.AddSingleton<ClosedMonths>().AddSingleton<BackDateConsents>().AddScoped<BackDatingGate>();
        services.AddSingleton<DossierReads>();
        services.AddSingleton<PaperNames>().AddSingleton<PaperCounts>();
        services.AddScoped<FilterSql>().AddScoped<RowMaker>().AddScoped<ReceiptFacts>();
        services.AddScoped<ResultDelivery>().AddScoped<ReturnPlace>();
        services.AddScoped<FindDossiers.Query>().AddScoped<ShowDossier.Query>().AddScoped<TrackDossier.Views>();
        services.AddScoped<PromisedDossiers>();
        services.AddScoped<IDossiers, DossierQuestions>();
        services.AddSingleton<SupplementClocks>().AddScoped<OpenPromises>().AddScoped<IPromises, MoveDue.Query>();
        services.React<PromisesFollowCalendar>();
        services.AddTelling();
        services.AddScoped<DossierStore>().AddScoped<IRestoreStep, CodesAfterRestore>();
        services.AddScoped<Attachments>().AddScoped<PaperWriter>();
        services.AddSingleton<IFileAccess>(new InboxFiles(Attachments.Inbox))
            .AddSingleton<IFileAccess>(new InboxFiles(Attachments.OfficeInbox));
        services.AddScoped<FilingDesk>();
        services.AddReadings();
        services.AddCitizenPages();
        services.AddDeskPages();
        services.AddActs(typeof(DossiersModule).Assembly).AddMeasures<DossierMeasures>();
    }

    /// <summary>What proves the rows, and what makes them forgotten.</summary>
    private static void AddProof(IServiceCollection services)
    {
        services.AddSingleton<ICaseProof, DossierProof>().AddSingleton<IProof, ExceptionProof>();
        services.AddScoped<DossierErasure>().AddScoped<IForgetting, ForgetDossier>();
        services.AddStreamHeads(
            "month", "select 'month-' || cast(month as text), 1, head_hash from dossiers_closed_month where head_hash is not null");
        services.AddStreamHeads(
            "consent", "select 'consent-' || cast(id as text), 1, head_hash from dossiers_back_date_consent where head_hash is not null");
    }

    /// <summary>Who may receive, hold and file what, and what hangs in spite of it.</summary>
    private static void AddRules(IServiceCollection services)
    {
        services.AddSingleton<Units>();
        services.AddSingleton<Duties>();
        services.AddSingleton<FormCheck>();
        services.AddSingleton<FilingDays>().AddSingleton<ICleanUp>(provider => provider.GetRequiredService<FilingDays>());
        services.AddScoped<FilingCheck>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        DossiersApi.Map(routes);
        routes.MapCitizenPages();
        routes.MapDeskPages();
    }
}
