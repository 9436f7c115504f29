using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>Starts the job when a calendar was decided. It may be met twice: what has moved stays where it is.</summary>
internal sealed class PromisesFollowCalendar : Reactor
{
    private const string Decided = "calendar.decided";

    public override string Name => "dossiers.promises-follow-calendar";

    public override EventFilter Reads { get; } = EventFilter.Of(Decided);

    // A decision of before the program knew how to follow it is followed too: what has moved stays where it is.
    public override Begin Begins => Begin.Beginning;

    public override async Task<Result> ReactAsync(RecordedEvent e, IServiceProvider scope, CancellationToken ct)
    {
        if (e.Body is not CalendarDecided { FirstChangedDay: > 0 } decided) return Result.Ok;
        var moved = await scope.GetRequiredService<MoveDue.Handler>().HandleAsync(new(decided.Version), Actor.System("calendar"), ct);
        return moved.Plain;
    }
}
