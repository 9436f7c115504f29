using System.Runtime.InteropServices;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>How many ended in a period, and how many of them in time; a lateness that was excused counts as in time.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Share(int Done, int InTime)
{
    /// <summary>Fewer say nothing about a unit: they are not ranked.</summary>
    public const int Least = 5;

    public bool Speaks => Done >= Least;

    public int Late => Done - InTime;

    public double Percent => Done == 0 ? 0 : InTime * 100.0 / Done;

    public static Share operator +(Share one, Share other) => new(one.Done + other.Done, one.InTime + other.InTime);
}

/// <summary>A unit on the board.</summary>
/// <param name="Grades">How many of each class, by code.</param>
/// <param name="Fields">Its share in each field of work.</param>
internal sealed record BoardUnit(
    long Unit, Share Done, int Open, int Overdue, IReadOnlyDictionary<string, int> Grades, IReadOnlyDictionary<string, Share> Fields)
{
    /// <summary>Not done, and not overdue.</summary>
    public int Running => Open - Overdue;
}

/// <summary>What an agency's leaders gave, in figures.</summary>
/// <param name="Counts">What runs now, by tab.</param>
/// <param name="Before">The period before.</param>
/// <param name="Units">Ranked ones first: by their share in time, then by the best class.</param>
/// <param name="Late">The latest ones.</param>
internal sealed record Board(
    long Home, Period Period, IReadOnlyDictionary<TaskTab, int> Counts, Share Done, Share Before, IReadOnlyList<BoardUnit> Units,
    IReadOnlyList<TaskRow> Late);

/// <summary>Reads the board of the reader's agency. Every figure is a list with the same conditions.</summary>
internal sealed class BoardQuery(Database database, TaskQuery tasks, Clock clock)
{
    private const int MostLate = 10;

    private static readonly string Ended = $"state = {(int)TaskState.Accepted}";

    // One row for each unit, field and class: at most some thousands, whatever number of tasks there is.
    private static readonly string Groups = $"""
        select lead_agency, field, grade,
          sum(case when {Ended} and finished_at >= $2 and finished_at < $3 then 1 else 0 end),
          sum(case when {Ended} and finished_at >= $2 and finished_at < $3 and {TaskQuery.InTime} then 1 else 0 end),
          sum(case when {Ended} and finished_at >= $4 and finished_at < $2 then 1 else 0 end),
          sum(case when {Ended} and finished_at >= $4 and finished_at < $2 and {TaskQuery.InTime} then 1 else 0 end),
          sum(case when bucket < 3 then 1 else 0 end),
          sum(case when bucket = 0 and due < $5 then 1 else 0 end)
        from tasks_task where {TaskSql.AtHome("$1")} and role < 3 group by lead_agency, field, grade
        """;

    /// <summary>The board that was read last, for the parts of its page.</summary>
    public Board? Shown { get; private set; }

    public async Task<Board> OfAsync(Actor actor, Period period, CancellationToken ct)
    {
        var home = actor.Active!.Value.Agency;
        var groups = await database.QueryAsync(row => new Group(row.Int(0), row.GetString(1), row.TextOrNull(2),
                new((int)row.Int(3), (int)row.Int(4)), new((int)row.Int(5), (int)row.Int(6)), (int)row.Int(7), (int)row.Int(8)),
            Groups, [home, period.From.Micros, period.To.Micros, period.Before.From.Micros, clock.Now.Micros], ct);
        var late = await tasks.ListAsync(new() { Tab = TaskTab.Overdue, Home = home, PageSize = MostLate }, actor, ct);
        return Shown = new(home, period, await tasks.CountAsync(new() { Home = home }, actor, ct), Sum(groups.Select(one => one.Done)),
            Sum(groups.Select(one => one.Before)), Ranked(groups), late.IsError ? [] : late.Value.Rows);
    }

    private List<BoardUnit> Ranked(IReadOnlyList<Group> groups)
    {
        var best = TaskRules.Current.ScaleOn(clock.Now.LocalDay()).Classes[0].Code;
        return
        [
            .. groups.GroupBy(one => one.Unit).Select(unit => new BoardUnit(unit.Key, Sum(unit.Select(one => one.Done)),
                    unit.Sum(one => one.Open), unit.Sum(one => one.Overdue),
                    unit.Where(one => one is { Grade: not null, Done.Done: > 0 }).GroupBy(one => one.Grade!, StringComparer.Ordinal)
                        .ToDictionary(grade => grade.Key, grade => grade.Sum(one => one.Done.Done), StringComparer.Ordinal),
                    unit.GroupBy(one => one.Field, StringComparer.Ordinal)
                        .ToDictionary(field => field.Key, field => Sum(field.Select(one => one.Done)), StringComparer.Ordinal)))
                .OrderByDescending(unit => unit.Done.Speaks).ThenByDescending(unit => unit.Done.Percent)
                .ThenByDescending(unit => unit.Grades.GetValueOrDefault(best)).ThenBy(unit => unit.Unit),
        ];
    }

    private static Share Sum(IEnumerable<Share> shares) => shares.Aggregate(new Share(), (sum, one) => sum + one);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Group(long Unit, string Field, string? Grade, Share Done, Share Before, int Open, int Overdue);
}
