using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Notices.Data;
using OpenProvince.Notices.Features;
using OpenProvince.Ui;

namespace OpenProvince.Notices;

/// <summary>Notices: what people are told, where they read it, and by which ways they want it.</summary>
public static class NoticesModule
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        var assembly = typeof(NoticesModule).Assembly;
        services.AddSchema("notices", assembly).AddTexts("notices", assembly).AddEvents(assembly).AddHandlers(assembly)
            .AddPages(assembly);
        services.AddStreamHeads("words", "select 'words-' || cast(id as text), 1, head_hash from notices_template_change");
        services.AddPermissions(Roles.ProvinceAdministrator, NoticePermissions.WriteTemplates);
        services.AddMenu(new MenuItem(
            MenuArea.Staff, 94, "notices.menu.templates", NoticeLinks.Templates, "chat-left-text", NoticePermissions.WriteTemplates));
        services.AddSingleton<IChangeTeller, TemplateChanges>();
        services.AddSingleton<NoticeReads>().AddSingleton<NoticeWords>().AddSingleton<Wishes>().AddSingleton<MailProof>();
        services.AddSingleton<INotices, NoticeStore>().AddSingleton<IDeliverySource, NoticeMail>();
        services.AddNoticeKinds(TellFailures.Kind).AddScoped<IDailyTelling, TellFailures>();
        return services.AddLayoutSlot<Bell>(LayoutSlots.StaffActions, 20).AddLayoutSlot<CitizenBell>(LayoutSlots.CitizenAccount, -10);
    }

    /// <summary>Tells what is told each morning while the program serves.</summary>
    public static IServiceCollection AddNoticeWorker(this IServiceCollection services) => services.AddHostedService<TellDaily>();

    public static void MapNotices(this IEndpointRouteBuilder routes) => MarkRead.Map(routes);
}
