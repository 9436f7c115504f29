using OpenProvince.Deliveries.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Notices.Data;

/// <summary>What became of the mails that told the same; said as far as it is known, and no further.</summary>
internal sealed class MailProof(IDeliveries deliveries, Texts texts)
{
    /// <summary>A sentence by notice; those without a mail are not in it.</summary>
    public async Task<IReadOnlyDictionary<long, string>> OfAsync(IReadOnlyList<Notice> notices, Wording wording, CancellationToken ct) =>
        (await deliveries.OfAsync(NoticeStore.Source, [.. notices.Select(one => one.Id)], ct))
        .Where(one => one.State is not DeliveryState.TakenBack)
        .ToDictionary(one => one.Reference, one => one.State switch
        {
            DeliveryState.Sent => texts["notices.mail.sent", ("at", one.At is { } at ? wording.Moment(at) : "")],
            DeliveryState.Dead => texts["notices.mail.dead"],
            _ => texts["notices.mail.waiting"],
        });
}
