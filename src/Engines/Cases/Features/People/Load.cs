using System.Data.Common;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Features;

/// <summary>What one officer of a unit has to do; without an officer, what lies on the unit's desk.</summary>
/// <param name="Officer">Null for the desk, and for an actor the directory does not know.</param>
/// <param name="Actor">Actor code; null for the desk.</param>
/// <param name="Active">Whether the officer can work: not locked, with a post at the unit.</param>
/// <param name="Kinds">How many of each kind.</param>
/// <param name="Overdue">Of all: past their promise.</param>
/// <param name="Earliest">The earliest promise of those that run.</param>
internal sealed record Load(
    StaffInfo? Officer, string? Actor, bool Active, IReadOnlyDictionary<ICaseKind, int> Kinds, int Overdue, Instant? Earliest)
{
    public int Total => Kinds.Values.Sum();
}

/// <summary>Who of a unit has how much, of every kind: one statement.</summary>
internal sealed class Loads(Database database, IEnumerable<ICaseFace> faces, IStaff staff, PermissionDecision permissions, Clock clock)
{
    /// <summary>The desk, then officers of the unit, those with most overdue first; and whoever left and still has something.</summary>
    public async Task<IReadOnlyList<Load>> OfAsync(AgencyId unit, Actor reader, CancellationToken ct)
    {
        var held = (await HeldAsync(unit, reader, ct)).GroupBy(one => one.Actor ?? "").ToDictionary(one => one.Key, StringComparer.Ordinal);
        var here = staff.All.Where(one => !one.Locked && one.Posts.Any(post => post.Agency == unit.Value)).ToList();
        var actors = here.Select(one => one.ActorId).Concat(held.Keys).Append("").Distinct(StringComparer.Ordinal);
        return [.. actors.Select(actor => LoadOf(actor, held.GetValueOrDefault(actor) ?? Enumerable.Empty<Held>(), here))
            .OrderBy(one => one.Actor is not null).ThenByDescending(one => one.Overdue).ThenByDescending(one => one.Total)];
    }

    private Load LoadOf(string actor, IEnumerable<Held> held, List<StaffInfo> here)
    {
        var all = held.ToList();
        return new(actor == "" ? null : staff.FindByActor(actor), actor == "" ? null : actor, here.Exists(one => one.ActorId == actor),
            all.ToDictionary(one => one.Kind, one => one.Count), all.Sum(one => one.Overdue), all.Min(one => one.Earliest));
    }

    private sealed record Held(ICaseKind Kind, string? Actor, int Count, int Overdue, Instant? Earliest);

    private async Task<IReadOnlyList<Held>> HeldAsync(AgencyId unit, Actor reader, CancellationToken ct)
    {
        ICaseKind[] kinds = [.. faces.Select(face => face.Kind).Where(kind => permissions.Decide(reader, kind.Read))];
        if (kinds.Length == 0) return [];
        var sql = new SqlFilter();
        var (now, at) = (sql.Put(clock.Now.Micros), sql.Put(unit.Value));
        return await database.QueryAsync(Read, string.Join(" union all ", kinds.Select((kind, i) =>
            $"select {i}, holder_officer, count(*), count(case when bucket = 0 and due < {now} then 1 end), " +
            $"min(case when bucket = 0 then due end) from {kind.Row.Table} where {kind.Held} and holder_agency = {at} " +
            "group by holder_officer")), sql.Args, ct);

        Held Read(DbDataReader row) => new(kinds[(int)row.Int(0)], row.TextOrNull(1), (int)row.Int(2), (int)row.Int(3),
            row.IntOrNull(4) is { } due ? new Instant(due) : null);
    }
}
