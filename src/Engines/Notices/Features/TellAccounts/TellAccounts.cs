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

    public static readonly NoticeKind Key = new("notices.key-issued", NoticeGroup.Need, "key", "at", "until");

    public override string Name => "notices.tell-accounts";

    public override EventFilter Reads { get; } = EventFilter.Of("staff.second-factor-reset", "staff.key-issued");

    public override Begin Begins => Begin.Now;

    public override async Task<Result> ReactAsync(RecordedEvent e, IServiceProvider scope, CancellationToken ct)
    {
        var work = scope.GetRequiredService<UnitOfWork>();
        var facts = new Dictionary<string, NoticeFact>(StringComparer.Ordinal) { ["at"] = e.OccurredAt };
        if (e.Body is StaffKeyIssued key) facts["until"] = new Instant(key.Ends);
        // Whoever makes a key for themselves knows it.
        if (e.Body is IStaffEvent one && scope.GetRequiredService<IStaff>().Find(one.Staff) is { } officer
            && officer.ActorId != e.Stamp.Actor)
            await scope.GetRequiredService<INotices>().FileAsync(work, new(
                (e.Body is StaffKeyIssued ? Key : Reset).Name, [officer.Person], e.Stream, facts, AgencyLinks.StaffAccount, e.Id), ct);
        return await work.CommitAsync(ct);
    }
}
