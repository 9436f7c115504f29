using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>One agency that ends, with what goes on with it.</summary>
/// <param name="From">It.</param>
/// <param name="To">Who continues it; null while nobody is named.</param>
/// <param name="Posts">Posts of officers there.</param>
/// <param name="Away">Absences that run or are ahead.</param>
/// <param name="Keys">Officers there with keys for programs.</param>
/// <param name="Work">Open work by kind.</param>
internal sealed record MergerLine(
    AgencyInfo From, AgencyInfo? To, int Posts, int Away, int Keys, IReadOnlyList<MovingCount> Work);

/// <summary>What a merger would mean: nothing is changed by asking.</summary>
/// <param name="Lines">Agencies that end, in code order.</param>
/// <param name="Problems">Why it cannot be decided; empty when it can.</param>
internal sealed record MergerView(IReadOnlyList<MergerLine> Lines, IReadOnlyList<Error> Problems)
{
    /// <summary>All open work by kind.</summary>
    public IEnumerable<MovingCount> Work => Lines.SelectMany(line => line.Work).GroupBy(one => one.Words, StringComparer.Ordinal)
        .Select(kind => new MovingCount(0, kind.Key, kind.Sum(one => one.Open), kind.Sum(one => one.Held), kind.Sum(one => one.Overdue)));
}

/// <summary>Looks at a merger before it is decided, and again on its day.</summary>
internal sealed class MergerLook(Directories directories, IEnumerable<IMovingWork> works, ApiTokens keys, Clock clock)
{
    private AgencyDirectory Agencies => directories.Agencies;

    /// <summary>The agencies with everything in office below them: what stands under one that ends goes on somewhere too.</summary>
    public IReadOnlyList<long> WithBelow(IEnumerable<long> chosen)
    {
        var all = new List<long>();
        foreach (var id in chosen) Add(id);
        return [.. all.Distinct()];

        void Add(long id)
        {
            all.Add(id);
            foreach (var below in Agencies.Children(new(id)).Where(one => one.ValidTo is null)) Add(below.Id.Value);
        }
    }

    /// <param name="parts">Each agency that ends with its receiver; null where none is named.</param>
    /// <param name="day">First day of the receivers.</param>
    /// <param name="own">The merger that is looked at again, null for a new one.</param>
    /// <param name="ct">Ends the question.</param>
    public async Task<MergerView> AtAsync(IReadOnlyDictionary<long, long?> parts, DateOnly day, long? own, CancellationToken ct)
    {
        var into = new GoesOn(parts.Where(part => part.Value is not null).ToDictionary(part => part.Key, part => part.Value!.Value));
        var problems = Problems(parts, day, own).ToList();
        foreach (var source in problems.Count == 0 ? works : []) problems.AddRange(await source.ProblemsAsync(into, ct));
        return new(await LinesAsync(parts, ct), problems);
    }

    /// <summary>The same for one that was decided.</summary>
    public Task<MergerView> AtAsync(MergerInfo merger, CancellationToken ct) =>
        AtAsync(merger.Parts.ToDictionary(part => part.Key, part => (long?)part.Value), merger.Day, merger.Id, ct);

    private async Task<IReadOnlyList<MergerLine>> LinesAsync(IReadOnlyDictionary<long, long?> parts, CancellationToken ct)
    {
        var work = new List<MovingCount>();
        foreach (var source in works) work.AddRange(await source.CountAsync([.. parts.Keys], ct));
        var (byAgency, withKeys) = (work.ToLookup(one => one.Agency), await keys.OfficersAsync(ct));
        return [.. Agencies.All.Where(one => parts.ContainsKey(one.Id.Value)).Select(Line)];

        MergerLine Line(AgencyInfo one)
        {
            var id = one.Id.Value;
            var here = directories.Staff.All.Where(officer => officer.Posts.Any(post => post.Agency == id)).ToList();
            return new(one, parts[id] is { } to ? Agencies.Find(new(to)) : null,
                here.Sum(officer => officer.Posts.Count(post => post.Agency == id)),
                here.Sum(officer => directories.Absences.Ahead(officer.Id, id).Count), here.Count(officer => withKeys.Contains(officer.Id)),
                [.. byAgency[id]]);
        }
    }

    private IEnumerable<Error> Problems(IReadOnlyDictionary<long, long?> parts, DateOnly day, long? own)
    {
        if (parts.Count == 0) yield return AgencyErrors.NothingChosen;
        if (day < clock.Today && own is null) yield return AgencyErrors.DayPassed.For("day");
        foreach (var (id, to) in parts)
        {
            if (Agencies.Find(new(id)) is not { ValidTo: null } from)
            {
                yield return AgencyErrors.AgencyUnknown;
                continue;
            }
            foreach (var error in OfOne(from, to, parts, day, own)) yield return error;
        }
    }

    private IEnumerable<Error> OfOne(AgencyInfo from, long? to, IReadOnlyDictionary<long, long?> parts, DateOnly day, long? own)
    {
        if (from.Id == Agencies.Province.Id) yield return AgencyErrors.ProvinceStays;
        if (directories.Mergers.Of(from.Id.Value) is { } other && other.Id != own) yield return AgencyErrors.InMerger;
        foreach (var below in Agencies.Children(from.Id).Where(one => one.ValidTo is null && !parts.ContainsKey(one.Id.Value)))
            yield return AgencyErrors.BelowStays(below.ShortName, from.ShortName);
        if (to is not { } receiver || Agencies.Find(new(receiver)) is not { } into)
        {
            yield return AgencyErrors.NoReceiver(from.ShortName);
            yield break;
        }
        if (IsCircle(from.Id.Value, parts)) yield return AgencyErrors.Circle(from.ShortName);
        else if (parts.ContainsKey(receiver) || (directories.Mergers.Ending(receiver) is { } ending && ending.Id != own))
            yield return AgencyErrors.ReceiverEnds(from.ShortName, into.ShortName);
        if (!into.IsValidOn(day)) yield return AgencyErrors.ReceiverNotThere(into.ShortName);
        if (from.Desk is not null && into.Desk is null) yield return AgencyErrors.ReceiverNoDesk(from.ShortName, into.ShortName);
    }

    private static bool IsCircle(long start, IReadOnlyDictionary<long, long?> parts)
    {
        var at = start;
        for (var steps = 0; steps <= parts.Count; steps++)
        {
            if (!parts.TryGetValue(at, out var next) || next is not { } to) return false;
            if (to == start) return true;
            at = to;
        }
        return false;
    }
}
