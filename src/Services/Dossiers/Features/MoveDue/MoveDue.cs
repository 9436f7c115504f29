using System.Data.Common;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Time;
using OpenProvince.Time.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// A calendar decision came after promises were made: open promises are computed again from reception, pauses and the new
/// calendar, and those that change are moved with an event. Paused promises move when they resume; finished ones never.
/// </summary>
internal static class MoveDue
{
    private const int PageSize = 500;

    internal sealed class Query(OpenPromises promises, Deadlines deadlines) : IPromises
    {
        /// <summary>What a calendar would do, before it is taken over. Changes nothing.</summary>
        public async Task<PromisesMoving> PreviewAsync(CalendarSet candidate, int examples, CancellationToken ct)
        {
            var (open, moving, first) = (0, 0, new List<PromiseMoved>());
            await foreach (var (dossier, pauses) in promises.ReadAsync(PageSize, ct))
            {
                open++;
                var promise = promises.Recompute(deadlines, dossier, pauses, candidate);
                if (promise.Due == dossier.Due) continue;
                moving++;
                if (first.Count < examples) first.Add(new(dossier.Code!, dossier.Due!.Value, promise.Due));
            }
            return new PromisesMoving(open, moving, first);
        }
    }

    internal sealed record Command(int CalendarVersion);

    /// <summary>
    /// Runs through the open promises page by page, one commit each. Stopped anywhere, it is simply run again: what has
    /// moved already is where it should be.
    /// </summary>
    internal sealed class Handler(
        OpenPromises promises, DossierStore store, UnitOfWork work, Deadlines deadlines, CalendarStore calendars, Clock clock)
    {
        private const int Attempts = 5;

        public async Task<Result<int>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            calendars.Forget();
            if (await calendars.GetAsync(command.CalendarVersion, ct) is not { } calendar) return DossierErrors.CalendarUnknown;
            var moved = 0;
            await foreach (var (dossier, pauses) in promises.ReadAsync(PageSize, ct))
            {
                var result = await MoveAsync(dossier, pauses, calendar, actor, ct);
                if (result.IsError) return result.Error;
                if (result.Value) moved++;
            }
            return moved;
        }

        private async Task<Result<bool>> MoveAsync(
            Dossier? dossier, IReadOnlyList<Pause> pauses, CalendarSet calendar, Actor actor, CancellationToken ct)
        {
            for (var attempt = 1; dossier is not null; attempt++)
            {
                if (dossier.Due is null) return false;
                var promise = promises.Recompute(deadlines, dossier, pauses, calendar);
                var reason = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"calendar-{calendar.Version}");
                var done = dossier.MoveDue(
                    Officer.Of(actor), clock.Now, promise, reason, new LegalClock(deadlines, calendar.For(dossier.ReceivedBy)));
                if (done.IsError) return false;
                store.Save(dossier);
                var committed = await work.CommitAsync(ct);
                if (!committed.IsError) return true;
                // Somebody acted on it in this moment: look again.
                if (committed.Error.Code != KernelErrors.Stale.Code || attempt == Attempts) return committed.Error;
                dossier = await store.FindAsync(dossier.Id, ct);
                if (dossier is not null) pauses = await promises.PausesAsync(dossier, ct);
            }
            return false;
        }
    }
}
