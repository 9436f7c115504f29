using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// A leader agrees that one dossier is entered under a day long past: the second pair of eyes on what moves deadlines and
/// figures of that day. The officer types the code the leader gives them.
/// </summary>
internal static class ConsentToBackDate
{
    internal sealed record Command(DateOnly Day);

    /// <param name="Code">Shown once.</param>
    internal sealed record Given(string Code, DateOnly Day, Instant Until);

    internal sealed class Handler(
        UnitOfWork work, EventAppender events, PermissionDecision permissions, ClosedMonths months, Clock clock)
    {
        public async Task<Result<Given>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            var (now, agency) = (clock.Now, actor.Active?.Agency);
            var decision = permissions.Decide(actor, DossierPermissions.ConsentToBackDate, agency);
            if (!decision || agency is null) return CaseErrors.NotAllowed(DossierPermissions.ConsentToBackDate, decision.Reason);
            if (command.Day >= now.LocalDay()) return DossierErrors.InFuture.For("day");
            if (DossierRules.Current.BackDatingOn(now.LocalDay()).Refusal(command.Day, now.LocalDay()) is { } tooFar)
                return tooFar.For("day");
            if (await months.IsClosedAsync(command.Day, ct)) return DossierErrors.MonthClosed(command.Day).For("day");
            var code = BackDateConsents.NewCode();
            BackDateConsents.Give(work, events, code, command.Day, new(now, now, actor.Id, agency.Value));
            var done = await work.CommitAsync(ct);
            return done.IsError ? done.Error : new Given(code, command.Day, now + BackDateConsents.Valid);
        }
    }
}
