using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Notices.Features;

/// <summary>Tells an officer that their agency ended and where post and work are now. The event's id is the notice's key.</summary>
internal sealed class TellMoved : Reactor
{
    private const string From = "from", To = "to";

    public static readonly NoticeKind Kind = new("notices.post-moved", NoticeGroup.Work, "diagram-3", From, To);

    public override string Name => "notices.tell-moved";

    public override EventFilter Reads { get; } = EventFilter.Of("staff.post-moved");

    // Nobody is told today of what happened before the program could tell.
    public override Begin Begins => Begin.Now;

    public override async Task<Result> ReactAsync(RecordedEvent e, IServiceProvider scope, CancellationToken ct)
    {
        var (staff, agencies) = (scope.GetRequiredService<IStaff>(), scope.GetRequiredService<IAgencies>());
        if (e.Body is not StaffPostMoved moved || staff.Find(moved.Staff) is not { } officer
            || agencies.Find(new(moved.To)) is not { } to) return Result.Ok;
        var work = scope.GetRequiredService<UnitOfWork>();
        var facts = new Dictionary<string, NoticeFact>(StringComparer.Ordinal)
        {
            [From] = agencies.Find(new(moved.From))?.ShortName ?? "", [To] = to.ShortName,
        };
        await scope.GetRequiredService<INotices>().FileAsync(
            work, new(Kind.Name, [officer.Person], e.Stream, facts, AgencyLinks.Agency(to.Code), e.Id), ct);
        return await work.CommitAsync(ct);
    }
}
