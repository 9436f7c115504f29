using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Features;

/// <summary>
/// Proves that nothing hangs: every case of any kind that is handled here and not ended has exactly one holder and one next action, and
/// that holder is a unit in office with somebody who can do just that, or such an officer.
/// </summary>
internal static class WatchCases
{
    /// <summary>Why a case hangs.</summary>
    internal enum Fault
    {
        NobodyHoldsIt = 1,
        UnitNotInOffice = 2,
        /// <summary>Locked, gone, or without the role; others of the unit see it in their queue.</summary>
        OfficerCannotAct = 3,
        /// <summary>The unit has no active officer with the role the next action needs.</summary>
        NobodyCanAct = 4,
    }

    internal sealed record Hanging(
        ICaseKind Kind, long Id, string Code, int State, int? Duty, Fault Fault, AgencyId? Agency, string? Officer);

    /// <param name="Open">Cases handled here and not ended, in the part of the province that was asked about.</param>
    /// <param name="Held">Of those: with one holder and one next action.</param>
    /// <param name="HangingCount">The rest, and those held where nobody can act.</param>
    /// <param name="Hanging">One page of them.</param>
    internal sealed record Report(
        Instant At, AgencyId? Within, int Open, int Held, int HangingCount, IReadOnlyList<Hanging> Hanging, int Page, int PageSize)
    {
        public bool AllWell => HangingCount == 0;
    }

    internal sealed class Query(HangingFinder finder, PermissionDecision permissions, Clock clock)
    {
        public const int PageSize = 50;

        /// <summary>What hangs in the part of the province the actor works from.</summary>
        public async Task<Result<Report>> ReportAsync(Actor actor, int page, CancellationToken ct)
        {
            var decision = permissions.Decide(actor, CasePermissions.Watch);
            if (!decision) return CaseErrors.NotAllowed(CasePermissions.Watch, decision.Reason);
            return await ReadAsync(actor.Active is { } post ? new AgencyId(post.Agency) : null, page, ct);
        }

        internal Task<Report> ReportAsync(CancellationToken ct) => ReadAsync(null, 1, ct);

        private async Task<Report> ReadAsync(AgencyId? within, int page, CancellationToken ct)
        {
            var at = Math.Clamp(page, 1, int.MaxValue / PageSize);
            var (open, held, hanging, rows) = await finder.FindAsync(within, clock.Today, at, PageSize, ct);
            return new Report(clock.Now, within, open, held, hanging, rows, at, PageSize);
        }
    }
}
