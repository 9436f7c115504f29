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

    /// <summary>Of those that stay, so many of a kind are named.</summary>
    private const int MostNamed = 20;

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
        var (passed, left, room, taker) = (0, new List<(ICaseKind, string, Error)>(), Most, staff.FindByActor(to));
        foreach (var duties in kinds)
        {
            int[] able = [.. duties.Kind.Duties.Select(duty => duty.Number)
                .Where(duty => taker is not null && duties.Can(taker, unit.Value, duty))];
            var held = $"{duties.Kind.Held} and holder_agency = $1 and holder_officer = $2";
            var fits = $"{SqlFilter.In("next_action", [.. able.Select(duty => (long)duty)])} and (not_by is null or not_by <> $3)";
            var cases = await ReadAsync($"{held} and {fits} order by bucket, sort_at, id limit $4", room + 1);
            foreach (var (id, code) in cases.Take(room))
            {
                await using var scope = scopes.CreateAsyncScope();
                var hands = scope.ServiceProvider.GetServices<ICaseHands>().First(one => one.Kind == duties.Kind);
                var moved = await hands.PassAsync(id, from, to, actor, ct);
                if (moved.IsError) left.Add((duties.Kind, code, moved.Error));
                else passed++;
            }
            left.AddRange((await ReadAsync($"{held} and not ({fits}) order by bucket, sort_at, id limit $4", MostNamed))
                .Select(one => (duties.Kind, one.Code, CaseErrors.CannotTakeIt)));
            room = Math.Max(room - cases.Count, -1);

            Task<List<(long Id, string Code)>> ReadAsync(string where, int most) => database.QueryAsync(
                row => (row.Int(0), row.GetString(1)), $"select id, code from {duties.Kind.Row.Table} where {where}",
                [unit.Value, from, to, most], ct);
        }
        return new Outcome(passed, left, room < 0);
    }
}
