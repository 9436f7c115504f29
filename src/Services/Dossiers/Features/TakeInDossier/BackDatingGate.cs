using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// What an intake under an earlier day has to pass: the permission, an open month, a reason; for a day long past a leader's
/// consent, and a year at most.
/// </summary>
internal sealed class BackDatingGate(
    PermissionDecision permissions, ClosedMonths months, BackDateConsents consents, IStaff staff, Texts texts, Clock clock)
{
    /// <param name="Reason">With who consented, as it stands in the timeline.</param>
    /// <param name="Enter">What the commit decides: the month is open, the consent not yet used.</param>
    internal sealed record Passed(Reason Reason, Action<UnitOfWork> Enter);

    public async Task<Result<Passed?>> PassAsync(Instant at, TakeInDossier.Command command, Actor actor, CancellationToken ct)
    {
        var (now, day, agency) = (clock.Now, at.LocalDay(), command.Filing.ReceivedBy.Value);
        if (at > now) return DossierErrors.InFuture;
        if (!permissions.Decide(actor, DossierPermissions.BackDate, agency)) return DossierErrors.BackDatingNotAllowed;
        var rule = DossierRules.Current.BackDatingOn(now.LocalDay());
        if (rule.Refusal(day, now.LocalDay()) is { } tooFar) return tooFar;
        if (await months.IsClosedAsync(day, ct)) return DossierErrors.MonthClosed(day);
        var words = Reason.Of(command.Reason);
        if (words.IsError) return words.Error;
        if (!rule.NeedsConsent(day, now.LocalDay())) return new Passed(words.Value, work => ClosedMonths.Enter(work, day));

        if (VietnameseText.Clean(command.Consent) is not { Length: > 0 } code) return DossierErrors.ConsentMissing;
        if (await consents.GivenByAsync(code, agency, day, now, ct) is not { } leader) return DossierErrors.ConsentUnknown;
        if (leader == actor.Id) return DossierErrors.ConsentIsOwn;
        using var vietnamese = Vietnamese.Words();
        var both = Reason.Of(
            texts["dossiers.consent.reason", ("reason", words.Value.Text), ("leader", staff.FindByActor(leader)?.Name ?? leader)]);
        return both.IsError ? both.Error : new Passed(both.Value, work =>
        {
            ClosedMonths.Enter(work, day);
            BackDateConsents.Use(work, code, now);
        });
    }
}
