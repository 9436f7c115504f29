using OpenProvince.Agencies.Contracts;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Features;

/// <summary>What waits and what could not be sent, on the administrators' overview; nothing where nothing is connected.</summary>
internal sealed class DeliveryLines(IDeliveries deliveries, PermissionDecision permissions, Texts texts) : IAdminLines
{
    public async Task<IReadOnlyList<AdminLine>> LookAsync(Actor reader, CancellationToken ct) =>
        !permissions.Decide(reader, DeliveryPermissions.Manage)
            ? []
            : [.. (await deliveries.FiguresAsync(ct)).Where(one => one.Connected || one.Dead + one.Waiting > 0).Select(Line)];

    private AdminLine Line(ChannelFigures one) => new(
        false, one.Dead > 0 ? AdminTone.Act : one.DownSince is not null ? AdminTone.Look : AdminTone.Fine, "send",
        texts[$"deliveries.channel.{one.Channel}"],
        texts["deliveries.admin.text", ("waiting", one.Waiting), ("dead", one.Dead), ("sent", one.SentLately)])
    {
        Way = (DeliveryLinks.Page, texts["deliveries.menu.page"]),
    };
}
