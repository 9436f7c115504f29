using OpenProvince.Agencies.Contracts;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Notices.Features;

/// <summary>Tells administrators each morning what could not be sent; nothing when everything goes.</summary>
internal sealed class TellFailures(IDeliveries deliveries, INotices notices, IStaff staff, IAgencies agencies) : IDailyTelling
{
    public static readonly NoticeKind Kind = new("notices.failures", NoticeGroup.Work, "send-exclamation", "dead", "waiting");

    public async Task TellAsync(UnitOfWork work, DateOnly day, CancellationToken ct)
    {
        var failing = (await deliveries.FiguresAsync(ct)).Where(one => one.Dead > 0 || one.DownSince is not null).ToList();
        if (failing.Count == 0) return;
        var administrators = staff.Holding(agencies.Province.Id, DeliveryPermissions.Manage).Select(one => one.Person).ToList();
        await notices.FileAsync(
            work,
            new(Kind.Name, administrators, "deliveries",
                new Dictionary<string, NoticeFact>
                {
                    ["dead"] = failing.Sum(one => one.Dead), ["waiting"] = failing.Sum(one => one.Waiting),
                },
                DeliveryLinks.Page, $"delivery-failures-{day.ToNumber()}"), ct);
    }
}
