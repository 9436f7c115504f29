using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Features;

/// <summary>
/// Everything an officer of a unit has goes to another officer of it: who leaves, is ill or has too much leaves nothing behind. Each case
/// has a commit and an answer of its own; what somebody else moved meanwhile stays where it is.
/// </summary>
internal sealed class PassAll(
    Database database, IServiceScopeFactory scopes, IEnumerable<ICaseDuties> kinds, PermissionDecision permissions, IStaff staff)
{
    /// <summary>Cases of one request; who has more is asked again.</summary>
    public const int Most = 500;

    /// <param name="Passed">How many went over.</param>
    /// <param name="Left">Those that did not, each with why.</param>
    /// <param name="More">There are more than one request passes on.</param>
    internal sealed record Outcome(int Passed, IReadOnlyList<(ICaseKind Kind, string Code, Error Why)> Left, bool More);

    /// <summary>Why the actor may not do it at that unit, or null.</summary>
    public Error? Refusal(Actor actor, AgencyId unit) =>
        permissions.Decide(actor, CasePermissions.Pass, unit.Value) is { Allowed: false } no
            ? CaseErrors.NotAllowed(CasePermissions.Pass, no.Reason)
            : null;

    /// <summary>Officers of the unit who could take at least some of it, and how many of those the other one has.</summary>
    public async Task<IReadOnlyList<(StaffInfo Officer, int Fits, int Of)>> TakersAsync(AgencyId unit, string from, CancellationToken ct)
    {
        List<(ICaseDuties Kind, int Duty, string? NotBy, int Count)> held = [];
        foreach (var kind in kinds)
            held.AddRange(await database.QueryAsync(row => (kind, (int)row.Int(0), row.TextOrNull(1), (int)row.Int(2)),
                $"select next_action, not_by, count(*) from {kind.Kind.Row.Table} where {kind.Kind.Held} and holder_agency = $1 and " +
                "holder_officer = $2 group by next_action, not_by", [unit.Value, from], ct));
        var of = held.Sum(one => one.Count);
        return [.. staff.All.Where(one => !one.Locked && one.ActorId != from && one.Posts.Any(post => post.Agency == unit.Value))
            .Select(one => (one, held.Where(part => part.NotBy != one.ActorId && part.Kind.Can(one, unit.Value, part.Duty))
                .Sum(part => part.Count), of))
            .Where(one => one.Item2 > 0).OrderByDescending(one => one.Item2)];
    }

    public async Task<Result<Outcome>> RunAsync(AgencyId unit, string from, string to, Actor actor, CancellationToken ct)
    {
        if (Refusal(actor, unit) is { } refusal) return refusal;
        var (passed, left, room) = (0, new List<(ICaseKind, string, Error)>(), Most);
        foreach (var kind in kinds.Select(one => one.Kind))
        {
            var cases = await database.QueryAsync(row => (Id: row.Int(0), Code: row.GetString(1)),
                $"select id, code from {kind.Row.Table} where {kind.Held} and holder_agency = $1 and holder_officer = $2 " +
                "order by bucket, sort_at, id limit $3", [unit.Value, from, room + 1], ct);
            foreach (var (id, code) in cases.Take(room))
            {
                await using var scope = scopes.CreateAsyncScope();
                var hands = scope.ServiceProvider.GetServices<ICaseHands>().First(one => one.Kind == kind);
                var moved = await hands.PassAsync(id, from, to, actor, ct);
                if (moved.IsError) left.Add((kind, code, moved.Error));
                else passed++;
            }
            room -= cases.Count;
            if (room < 0) break;
        }
        return new Outcome(passed, left, room < 0);
    }
}
