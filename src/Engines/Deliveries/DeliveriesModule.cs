using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Deliveries.Data;
using OpenProvince.Deliveries.Features;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Deliveries;

/// <summary>Deliveries: what goes outside, in order, for days, and what becomes of it.</summary>
public static class DeliveriesModule
{
    public static IServiceCollection AddDeliveries(this IServiceCollection services)
    {
        var assembly = typeof(DeliveriesModule).Assembly;
        services.AddSchema("deliveries", assembly).AddTexts("deliveries", assembly).AddEvents(assembly).AddHandlers(assembly)
            .AddPages(assembly);
        services.AddStreamHeads("replay", "select 'replay-' || cast(id as text), 1, head_hash from deliveries_replay");
        services.AddPermissions(Roles.ProvinceAdministrator, DeliveryPermissions.Manage);
        services.AddMenu(new MenuItem(
            MenuArea.Staff, 93, "deliveries.menu.page", DeliveryLinks.Page, "send", DeliveryPermissions.Manage));
        services.AddSingleton<IChangeTeller, ReplayChanges>();
        services.AddSingleton<ChannelStates>().AddSingleton<DeliveryReads>().AddSingleton<DeliveryStore>();
        services.AddSingleton<IDeliveries>(provider => provider.GetRequiredService<DeliveryStore>());
        services.AddSingleton<ICleanUp, OldDeliveries>();
        return services.AddSingleton<DeliveryTry>().AddSingleton<ChannelLine>();
    }

    /// <summary>Connects the province's mail server: from here on pages may promise mail.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, MailTarget target) => services
        .AddSingleton(target).AddSingleton<IChannel, MailChannel>().AddCapability(Capability.Mail);

    /// <summary>Sends while the program serves.</summary>
    public static IServiceCollection AddDeliveryWorker(this IServiceCollection services) => services.AddHostedService<Pump>();
}
