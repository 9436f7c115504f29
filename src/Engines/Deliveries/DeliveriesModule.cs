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
public sealed class DeliveriesModule : IModule
{
    public ModuleFacts Facts { get; } = new("deliveries")
    {
        Permissions = [new(DeliveryPermissions.Manage, Roles.ProvinceAdministrator) { OfProvince = true }],
        Menu = [new(MenuArea.Administration, 60, "deliveries.menu.page", DeliveryLinks.Page, "send", DeliveryPermissions.Manage)],
        Workers = [Worker.Of<Pump>("pump")],
    };

    public void Add(IServiceCollection services)
    {
        services.AddStreamHeads("replay", "select 'replay-' || cast(id as text), 1, head_hash from deliveries_replay");
        services.AddSingleton<IChangeTeller, ReplayChanges>();
        services.AddSingleton<ChannelStates>().AddSingleton<DeliveryReads>().AddSingleton<DeliveryStore>();
        services.AddSingleton<IDeliveries>(provider => provider.GetRequiredService<DeliveryStore>());
        services.AddSingleton<ICleanUp, OldDeliveries>();
        services.AddSingleton<DeliveryTry>().AddSingleton<ChannelLine>();
        services.AddScoped<IAdminLines, DeliveryLines>();
    }
}

/// <summary>What an operator connects.</summary>
public static class DeliveriesSetup
{
    /// <summary>Connects the province's mail server: from here on pages may promise mail.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, MailTarget target) => services
        .AddSingleton(target).AddSingleton<IChannel, MailChannel>().AddCapability(Capability.Mail);
}
