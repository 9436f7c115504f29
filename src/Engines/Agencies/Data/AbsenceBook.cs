using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>All absences in memory: lists of work and choices of receivers ask them at every request.</summary>
internal sealed class AbsenceBook(Database database, StaffDirectory staff, TimeProvider time) : IAbsences
{
    private Picture<Memory>? kept;

    private sealed record Memory(
        ILookup<(long Staff, long Agency), Absence> ByStaff, ILookup<(long Staff, long Agency), Absence> BySubstitute);

    private Memory Now => Kept.Now;

    private Picture<Memory> Kept => kept ?? LazyInitializer.EnsureInitialized(ref kept, () => new(LoadAsync));

    public bool IsOut(long officer, long agency) =>
        Running(officer, agency, time.Now()) is not null && SubstituteOf(officer, agency) is null;

    public StaffInfo? SubstituteOf(long officer, long agency)
    {
        var now = time.Now();
        return Running(officer, agency, now) is { Substitute: { } other } && IsThere(other, agency, now) ? staff.Find(other) : null;
    }

    public IReadOnlyList<StaffInfo> StandsInFor(long officer, long agency)
    {
        var now = time.Now();
        return !Now.BySubstitute.Contains((officer, agency)) || !IsThere(officer, agency, now) ? [] :
            [.. Now.BySubstitute[(officer, agency)].Where(one => one.Covers(now)).Select(one => staff.Find(one.Staff)).OfType<StaffInfo>()
                .DistinctBy(one => one.Id)];
    }

    public StaffInfo? InsteadOf(string actor, string? holder, long agency, Instant at) =>
        holder is not null && holder != actor && staff.FindByActor(actor) is { } doer && staff.FindByActor(holder) is { } away
        && Running(away.Id, agency, at)?.Substitute == doer.Id
            ? away
            : null;

    public IReadOnlyList<Absence> Ahead(long officer, long agency) => Ahead(Now.ByStaff[(officer, agency)]);

    public IReadOnlyList<Absence> Standing(long officer, long agency) => Ahead(Now.BySubstitute[(officer, agency)]);

    /// <summary>The absence, or null.</summary>
    public Absence? Find(long staffId, long id) => Now.ByStaff.Where(one => one.Key.Staff == staffId).SelectMany(one => one)
        .FirstOrDefault(one => one.Id == id);

    /// <summary>Reads the table again; call it after a change to it was committed.</summary>
    public Task RefreshAsync(CancellationToken ct = default) => Kept.RefreshAsync(ct);

    private IReadOnlyList<Absence> Ahead(IEnumerable<Absence> all)
    {
        var now = time.Now();
        return [.. all.Where(one => one.IsAhead(now)).OrderBy(one => one.First)];
    }

    private Absence? Running(long officer, long agency, Instant at) =>
        Now.ByStaff[(officer, agency)].FirstOrDefault(one => one.Covers(at));

    private bool IsThere(long officer, long agency, Instant now) => Running(officer, agency, now) is null
        && staff.Find(officer) is { Locked: false } found && found.Posts.Any(post => post.Agency == agency);

    private async Task<Memory> LoadAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenReadAsync(ct);
        var all = await connection.QueryAsync(
            row => new Absence(row.Int(0), row.Int(1), row.Int(2), ((int)row.Int(3)).ToDay(), ((int)row.Int(4)).ToDay(), row.IntOrNull(5),
                row.IntOrNull(6) is { } ended ? new Instant(ended) : null),
            "select id, staff, agency, first_day, last_day, substitute, ended_at from agencies_absence", [], ct);
        return new(all.ToLookup(one => (one.Staff, one.Agency)),
            all.Where(one => one.Substitute is not null).ToLookup(one => (one.Substitute!.Value, one.Agency)));
    }
}
