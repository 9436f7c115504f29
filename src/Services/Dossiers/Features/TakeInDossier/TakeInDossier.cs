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
    /// <param name="Consent">The code of a leader's consent, for a day long past.</param>
    internal sealed record Command(Filing Filing, Instant? OccurredAt = null, string? Reason = null, string? Consent = null);

    internal sealed class Handler(
        FilingCheck check, FilingDesk desk, PermissionDecision permissions, BackDatingGate gate, LegalClocks clocks, Clock clock)
    {
        public async Task<Result<Filed>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            // Papers of an agency that ended are entered by what continues it.
            var here = command with { Filing = check.Receiving(command.Filing, clock.Today) };
            var taken = await TakeInAsync(here, actor, ct);
            // A repeat gets its receipt, whatever rule has changed since: no refusal goes out before the key was asked.
            return taken.IsError ? await desk.RepeatAsync(command.Filing.Key, actor, ct) ?? taken : taken;
        }

        private async Task<Result<Filed>> TakeInAsync(Command command, Actor actor, CancellationToken ct)
        {
            var (now, receivedBy) = (clock.Now, command.Filing.ReceivedBy.Value);
            var decision = permissions.Decide(
                actor, DossierPermissions.TakeIn, check.Knows(command.Filing.ReceivedBy, now.LocalDay()) ? receivedBy : null);
            if (!decision) return CaseErrors.NotAllowed(DossierPermissions.TakeIn, decision.Reason);
            var at = command.OccurredAt ?? now;
            var back = at == now ? (BackDatingGate.Passed?)null! : await gate.PassAsync(at, command, actor, ct);
            if (back.IsError) return back.Error;

            // Asked above for the form's sake; decided in the commit, whatever happens in between.
            var said = back.Value is not { } passed
                ? command.Filing
                : command.Filing with { Also = (work, id) => { command.Filing.Also?.Invoke(work, id); passed.Enter(work); } };
            var calendar = (await clocks.NowAsync(ct)).For(receivedBy);
            var filing = check.Check(said, actor, at, now.LocalDay(), calendar.Calendar);
            if (filing.IsError) return filing.Error;
            var dossier = desk.Open(filing.Value, actor, at, calendar);
            var promise = dossier.Accept(Officer.Of(actor), at, calendar, back.Value?.Reason);
            if (promise.IsError) return promise.Error;
            return await desk.CommitAsync(dossier, filing.Value, actor, ct);
        }
    }
}
