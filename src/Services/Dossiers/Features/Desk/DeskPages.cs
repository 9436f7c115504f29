using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Files.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>The officer pages: what they need, their menu, and their file of the list.</summary>
internal static class DeskPages
{
    private static readonly MenuGroup Group = new(10, "dossiers.desk.menu.group");

    public static IReadOnlyList<MenuItem> Menu { get; } =
    [
        Entry(10, "dossiers.desk.menu.queue", DeskLinks.Queue, "folder2-open", DossierPermissions.Read),
        Entry(11, "dossiers.desk.menu.intake", DeskLinks.Intake, "file-earmark-plus", DossierPermissions.TakeIn),
        Entry(12, "dossiers.desk.menu.approvals", DeskLinks.Approvals, "patch-check", DossierPermissions.Approve),
        Entry(13, "dossiers.desk.menu.returns", DeskLinks.Returns, "file-earmark-check", DossierPermissions.Return),
        Entry(14, "dossiers.consent.menu", DeskLinks.Consent, "calendar-check", DossierPermissions.ConsentToBackDate),
    ];

    public static IServiceCollection AddDeskPages(this IServiceCollection services)
    {
        services.AddSingleton<DeskWords>();
        services.AddSingleton<AnswerReader>();
        services.AddSingleton<IdentityRule>().AddScoped<DeskReading>().AddScoped<OpenDossier>();
        services.AddScoped<IOpenCase<Dossier>>(scope => scope.GetRequiredService<OpenDossier>()).AddActPages(DossierActs.All);
        services.AddSingleton<SearchSeal>();
        services.AddSingleton<QueueChoices>().AddScoped<DossierListServices>();
        services.AddList<QueueList>().AddList<ReturnsList>().AddList<ApprovalsList>();
        services.AddScoped<ICaseFace, DossierFace>();
        services.AddSingleton<MissingPapers>();
        services.AddSingleton(new OfficeBox(Attachments.OfficeInbox));
        services.AddScoped<PaperSheet>();
        services.AddScoped<IntakeContents>().AddScoped<IntakeParts>().AddScoped<IntakeForm>();
        services.AddScoped<SlipWords>();
        return services.AddLayoutSlot<NewIntakeLink>(LayoutSlots.StaffActions, 10);
    }

    private static MenuItem Entry(int order, string words, string href, string icon, string permission) =>
        new(MenuArea.Staff, order, words, href, icon, permission) { Group = Group };

    public static void MapDeskPages(this IEndpointRouteBuilder routes)
    {
        routes.MapList<QueueList>();
        routes.MapList<ReturnsList>();
        routes.MapList<ApprovalsList>();
        routes.MapUndo<Dossier>(DossierPermissions.Read);
    }
}
