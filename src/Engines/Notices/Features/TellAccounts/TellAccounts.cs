using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Notices.Features;

/// <summary>Tells an officer what somebody else did to their account: they know best whether they asked for it.</summary>
internal sealed class TellAccounts : Reactor
{
    public static readonly NoticeKind Reset = new("notices.second-factor-reset", NoticeGroup.Need, "shield-exclamation", "at");

    public override string Name => "notices.tell-accounts";

    public override EventFilter Reads { get; } = EventFilter.Of("staff.second-factor-reset");

    public override Begin Begins => Begin.Now;

    public override async Task<Result> ReactAsync(RecordedEvent e, IServiceProvider scope, CancellationToken ct)
    {
        var work = scope.GetRequiredService<UnitOfWork>();
        if (e.Body is StaffSecondFactorReset reset && scope.GetRequiredService<IStaff>().Find(reset.Staff) is { } officer)
            await scope.GetRequiredService<INotices>().FileAsync(
                work, new(Reset.Name, [officer.Person], e.Stream, new Dictionary<string, NoticeFact> { ["at"] = e.OccurredAt },
                    AgencyLinks.StaffAccount, e.Id), ct);
        return await work.CommitAsync(ct);
    }
}
