using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// Proves that nothing hangs: every dossier handled here and not ended has exactly one holder and one next action, and
/// that holder is a unit in office or an officer who can act.
/// </summary>
internal static class WatchDossiers
{
    private const int MostShown = 200;

    /// <summary>Why a dossier hangs.</summary>
    internal enum Fault
    {
        NobodyHoldsIt = 1,
        UnitNotInOffice = 2,
        OfficerCannotAct = 3,
    }

    internal sealed record Hanging(DossierId Id, string Code, DossierState State, Fault Fault, AgencyId? Agency, string? Officer);

    /// <param name="Open">All dossiers handled here and not ended.</param>
    /// <param name="Held">Of those: with one holder and one next action.</param>
    /// <param name="Hanging">The rest, and those held by somebody who cannot act; at most some hundred are listed.</param>
    internal sealed record Report(Instant At, int Open, int Held, int HangingCount, IReadOnlyList<Hanging> Hanging)
    {
        public bool AllWell => HangingCount == 0;
    }

    internal sealed class Query(Database database, IAgencies agencies, IStaff staff, PermissionDecision permissions, Clock clock)
    {
        private sealed record HolderCount(long Agency, string? Officer, int Count);

        public async Task<Result<Report>> ReportAsync(Actor actor, CancellationToken ct)
        {
            var decision = permissions.Decide(actor, DossierPermissions.Watch);
            if (!decision) return DossierErrors.NotAllowed(DossierPermissions.Watch, decision.Reason);
            return await ReportAsync(ct);
        }

        internal async Task<Report> ReportAsync(CancellationToken ct)
        {
            var open = await CountAsync("1 = 1", ct);
            var unheld = await CountAsync("(holder_agency is null or next_action is null or next_due is null)", ct);
            var hanging = await ListAsync(Fault.NobodyHoldsIt, "(holder_agency is null or next_action is null)", [], ct);
            var held = await database.QueryAsync(row => new HolderCount(row.Int(0), row.TextOrNull(1), (int)row.Int(2)),
                "select holder_agency, holder_officer, count(*) from dossiers_dossier where bucket < 3 and custody = 1 and holder_agency is not null group by holder_agency, holder_officer", [], ct);
            var (count, today) = (unheld, clock.Today);
            foreach (var holder in held)
            {
                if (FaultOf(holder, today) is not { } fault) continue;
                count += holder.Count;
                hanging.AddRange(holder.Officer is { } officer
                    ? await ListAsync(fault, "holder_agency = $1 and holder_officer = $2", [holder.Agency, officer], ct)
                    : await ListAsync(fault, "holder_agency = $1 and holder_officer is null", [holder.Agency], ct));
            }
            return new Report(clock.Now, open, open - unheld, count, [.. hanging.Take(MostShown)]);
        }

        private Fault? FaultOf(HolderCount holder, DateOnly today)
        {
            if (agencies.Find(new AgencyId(holder.Agency)) is not { } agency || !agency.IsValidOn(today)) return Fault.UnitNotInOffice;
            if (holder.Officer is null) return null;
            return staff.FindByActor(holder.Officer) is { Locked: false } officer && officer.Posts.Any(post => post.Agency == holder.Agency) ? null : Fault.OfficerCannotAct;
        }

        private async Task<int> CountAsync(string where, CancellationToken ct) =>
            (int)await database.FirstAsync(row => row.Int(0), $"select count(*) from dossiers_dossier where bucket < 3 and custody = 1 and {where}", [], ct);

        private Task<List<Hanging>> ListAsync(Fault fault, string where, object?[] args, CancellationToken ct) => database.QueryAsync(
            row => new Hanging(new DossierId(row.Int(0)), row.GetString(1), (DossierState)row.Int(2), fault,
                row.IntOrNull(3) is { } at ? new AgencyId(at) : null, row.TextOrNull(4)),
            $"select id, code, state, holder_agency, holder_officer from dossiers_dossier where bucket < 3 and custody = 1 and {where} order by id limit {MostShown}", args, ct);
    }
}
