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
public sealed class NoticesModule : IModule
{
    public ModuleFacts Facts { get; } = new("notices")
    {
        Permissions = [new(NoticePermissions.WriteTemplates, Roles.ProvinceAdministrator) { OfProvince = true }],
        Menu =
        [
            new(MenuArea.Administration, 50, "notices.menu.templates", NoticeLinks.Templates, "chat-left-text",
                NoticePermissions.WriteTemplates),
        ],
        Workers = [Worker.Of<TellDaily>("daily")],
    };

    public void Add(IServiceCollection services)
    {
        services.AddStreamHeads("words", "select 'words-' || cast(id as text), 1, head_hash from notices_template_change");
        services.AddSingleton<IChangeTeller, TemplateChanges>();
        services.AddSingleton<NoticeReads>().AddSingleton<NoticeWords>().AddSingleton<Wishes>().AddSingleton<MailProof>();
        services.AddSingleton<INotices, NoticeStore>().AddSingleton<IDeliverySource, NoticeMail>();
        services.AddNoticeKinds(TellMoved.Kind).React<TellMoved>();
        services.React<TellAccounts>().AddNoticeKinds(TellFailures.Kind, TellAccounts.Reset, TellAccounts.Key)
            .AddScoped<IDailyTelling, TellFailures>();
        services.AddLayoutSlot<Bell>(LayoutSlots.StaffActions, 20).AddLayoutSlot<CitizenBell>(LayoutSlots.CitizenAccount, -10);
    }

    public void Map(IEndpointRouteBuilder routes) => MarkRead.Map(routes);
}
