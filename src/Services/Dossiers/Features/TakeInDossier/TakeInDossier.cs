using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// The person stands at the counter with complete papers: filed and accepted in one transaction, with the receipt's date.
/// A desk that worked on paper enters it later: with permission, a reason, and never into a closed month.
/// </summary>
internal static class TakeInDossier
{
    /// <param name="OccurredAt">When it was really received; null is now.</param>
    /// <param name="Reason">Why it is entered late.</param>
    internal sealed record Command(Filing Filing, Instant? OccurredAt = null, string? Reason = null);

    internal sealed class Handler(
        FilingCheck check, FilingDesk desk, PermissionDecision permissions, ClosedMonths months, LegalClocks clocks, Clock clock)
    {
        /// <summary>Filed, accepted, promised: what a first answer to the same request stands at.</summary>
        private const long Written = 3;

        public async Task<Result<Filed>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            var taken = await TakeInAsync(command, actor, ct);
            // A repeat gets its receipt, whatever rule has changed since: no refusal goes out before the key was asked.
            return taken.IsError ? await desk.RepeatAsync(command.Filing.Key, Written, actor, ct) ?? taken : taken;
        }

        private async Task<Result<Filed>> TakeInAsync(Command command, Actor actor, CancellationToken ct)
        {
            var (now, receivedBy) = (clock.Now, command.Filing.ReceivedBy.Value);
            var decision = permissions.Decide(actor, DossierPermissions.TakeIn, check.Knows(command.Filing.ReceivedBy, now.LocalDay()) ? receivedBy : null);
            if (!decision) return DossierErrors.NotAllowed(DossierPermissions.TakeIn, decision.Reason);
            var at = command.OccurredAt ?? now;
            var reason = at == now ? (Reason?)null! : await BackDatedAsync(command, at, now, actor, ct);
            if (reason.IsError) return reason.Error;

            // Asked above for the form's sake; decided in the commit, whatever happens in between.
            var said = at == now ? command.Filing : command.Filing with { Also = (work, id) => { command.Filing.Also?.Invoke(work, id); ClosedMonths.Enter(work, at.LocalDay()); } };
            var filing = check.Check(said, actor, at, now.LocalDay());
            if (filing.IsError) return filing.Error;
            var calendar = (await clocks.NowAsync(ct)).For(receivedBy);
            var dossier = desk.Open(filing.Value, actor, at, calendar);
            var promise = dossier.Accept(DossierDesk.By(actor), at, calendar, reason.Value);
            if (promise.IsError) return promise.Error;
            return await desk.CommitAsync(dossier, filing.Value, actor, ct);
        }

        private async Task<Result<Reason?>> BackDatedAsync(Command command, Instant at, Instant now, Actor actor, CancellationToken ct)
        {
            if (at > now) return DossierErrors.InFuture;
            if (!permissions.Decide(actor, DossierPermissions.BackDate, command.Filing.ReceivedBy.Value)) return DossierErrors.BackDatingNotAllowed;
            if (await months.IsClosedAsync(at.LocalDay(), ct)) return DossierErrors.MonthClosed(at.LocalDay());
            var reason = Reason.Of(command.Reason);
            return reason.IsError ? reason.Error : reason.Value;
        }
    }
}
