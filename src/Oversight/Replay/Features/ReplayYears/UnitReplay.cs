using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Replay.Features;

/// <summary>
/// Replays one desk in the order of time. Desks share nothing, so however many run side by side each comes out the same.
/// </summary>
internal sealed class UnitReplay(
    ReplayUnit unit, WorkingCalendar calendar, Instant end, IDossierCourse dossiers, CommandBatch batch, Clock clock)
{
    private const int CommandsPerCommit = 150;
    private const int DaysToSupply = 30;

    private readonly PriorityQueue<Course, (long At, long Id)> queue = new();
    private bool flushing;

    public long Commands { get; private set; }

    /// <summary>Steps that lie behind the end, with their dossiers.</summary>
    public List<(Instant At, Course Course)> Ahead { get; } = [];

    /// <summary>Somebody may have acted in between: a dossier that refuses its next step is let go. Else a refusal is a bug.</summary>
    public bool LetsGo { get; init; }

    public void Add(Instant at, Course course) => queue.Enqueue(course, (at.Micros, course.Id.Value));

    /// <exception cref="InvalidOperationException">A rule refused a replayed command: a bug in the replay or in the rule.</exception>
    public async Task RunAsync(Action filed, CancellationToken ct)
    {
        while (queue.TryDequeue(out var course, out var when))
        {
            var at = new Instant(when.At);
            if (course.StuckAt == course.Next) continue;
            if (at > end)
            {
                Ahead.Add((at, course));
                continue;
            }
            clock.SetTo(at);
            var step = course.Next;
            var done = await batch.RunAsync(token => StepAsync(course, step, at, token), ct);
            if (!LetsGo) Check(course, step, done);
            Commands++;
            if (step == CourseStep.File) filed();
            if (batch.Count >= CommandsPerCommit) await FlushAsync(ct);
        }
        await FlushAsync(ct);
        batch.Forget();
    }

    private async Task FlushAsync(CancellationToken ct)
    {
        flushing = true;
        foreach (var result in await batch.FlushAsync(ct))
            if (result.IsError && !LetsGo)
                throw new InvalidOperationException($"Replay refused at {unit.Agency.Slug}: {result.Error.Code}");
        flushing = false;
    }

    private void Check(Course course, CourseStep step, Result result)
    {
        if (result.IsError)
            throw new InvalidOperationException(
                $"Replay refused at {unit.Agency.Slug}, {course.Procedure.Code}, {step}: " +
                $"{string.Join(", ", result.Error.Each().Select(one => $"{one.Code} {one.Field}"))}");
    }

    private async Task<Result> StepAsync(Course course, CourseStep step, Instant at, CancellationToken ct)
    {
        // A batch the database undid would run its commands again, but the course has gone on: better to stop.
        if (flushing) return KernelErrors.Unavailable;
        switch (step)
        {
            case CourseStep.File:
                return await FileAsync(course, at, ct);
            case CourseStep.Answer when course.Fate == Fate.Refused:
                return (await dossiers.RefuseAsync(course.Id, "Hồ sơ không thuộc thẩm quyền giải quyết", unit.Desk, ct)).Plain;
            case CourseStep.Answer:
                return Accepted(course, at, await dossiers.AcceptAsync(course.Id, unit.Desk, ct));
            case CourseStep.HandOver:
                return Then(course,
                    await dossiers.HandOverAsync(course.Id, new(unit.Agency.Id, unit.Specialist.Id), unit.Desk, ct),
                    course.NeedsSupplement ? CourseStep.RequestSupplement : CourseStep.Propose,
                    Part(course, at, course.NeedsSupplement ? 0.4 : 0.7));
            case CourseStep.RequestSupplement:
                return Then(course,
                    await dossiers.AskAsync(course.Id, "Bổ sung giấy tờ còn thiếu theo thành phần hồ sơ",
                        at.LocalDay().AddDays(DaysToSupply), Missing(course), unit.Specialist, ct),
                    CourseStep.Supply, calendar.Add(at, 200 + (int)(course.Luck[3] * 2400)));
            case CourseStep.Supply:
                return Supplied(course, at, await dossiers.SupplyAsync(course.Id, Missing(course), unit.Desk, ct));
            case CourseStep.Propose:
                return Then(course,
                    await dossiers.ProposeAsync(course.Id, new(unit.Agency.Id, unit.Leader.Id), unit.Specialist, ct),
                    CourseStep.Approve, Part(course, at, 0.6));
            case CourseStep.Approve:
                return Then(course, await dossiers.ApproveAsync(course.Id, unit.Leader, ct), CourseStep.Finish, Later(at, course.FinishAt));
            case CourseStep.Finish:
                return Then(course, await dossiers.FinishAsync(course.Id, unit.Clerk, ct), CourseStep.Return,
                    calendar.Add(at, 5 + (int)(course.Luck[2] * 700)));
            default:
                return (await dossiers.ReturnAsync(course.Id, unit.Desk, ct)).Plain;
        }
    }

    /// <summary>What is missing in a replayed dossier: one copy of the first paper its procedure asks for.</summary>
    private static string Missing(Course course) =>
        course.Procedure.DefaultCase.Components is [var first, ..] ? first.Code : course.Procedure.Code;

    private async Task<Result> FileAsync(Course course, Instant at, CancellationToken ct)
    {
        var filing = new CourseFiling(
            course.Id, course.Procedure.Code, course.Channel, unit.Agency.Id, course.Account is null ? course.Owner : null,
            course.Account?.Answers ?? unit.Counts.GetValueOrDefault(course.Procedure.Code));
        // Who stands at the desk is taken in at once; the rest waits for the desk's answer within its working hours.
        if (course.Channel == Channel.Desk && course.Fate != Fate.Refused)
        {
            var taken = await dossiers.TakeInAsync(filing, unit.Desk, ct);
            if (taken.IsError) return taken.Error;
            Plan(course, at, taken.Value!.Value);
            return Result.Ok;
        }
        var actor = course.Account?.By ?? (course.Channel == Channel.Online ? Actor.System("replay") : unit.Desk);
        var result = await dossiers.FileAsync(filing, actor, ct);
        if (result.IsError) return result.Error;
        course.Next = CourseStep.Answer;
        Add(calendar.Add(at, 10 + (int)(course.Luck[1] * 380)), course);
        return Result.Ok;
    }

    private Result Accepted(Course course, Instant at, Result<Instant?> due)
    {
        if (due.IsError) return due.Error;
        Plan(course, at, due.Value!.Value);
        return Result.Ok;
    }

    private Result Supplied(Course course, Instant at, Result<Instant?> due)
    {
        if (due.IsError) return due.Error;
        course.FinishAt = FinishFor(course, at, due.Value!.Value);
        course.Next = CourseStep.Propose;
        Add(Part(course, at, 0.7), course);
        return Result.Ok;
    }

    private void Plan(Course course, Instant at, Instant due)
    {
        (course.AcceptedAt, course.FinishAt) = (at, FinishFor(course, at, due));
        course.Next = CourseStep.HandOver;
        Add(Later(at, Earlier(calendar.Add(at, 3 + (int)(course.Luck[0] * 40)), Part(course, at, 0.3))), course);
    }

    private Result Then(Course course, Result<Instant?> due, CourseStep next, Instant when)
    {
        if (due.IsError) return due.Error;
        course.Next = next;
        Add(when, course);
        return Result.Ok;
    }

    /// <summary>An instant that makes the fate come true: a day before the promise, on its day, or after it.</summary>
    private Instant FinishFor(Course course, Instant at, Instant due)
    {
        if (course.Fate == Fate.Late) return calendar.Add(due, 30 + (int)(course.Luck[1] * course.Luck[1] * 2000));
        var dayBefore = calendar.CloseOf(calendar.AddWorkingDays(due.LocalDay(), -1));
        if (course.Fate == Fate.Early && calendar.Between(at, dayBefore) is > 60 and var minutes)
            return calendar.Add(at, 60 + (int)((0.2 + (0.8 * course.Luck[1])) * (minutes - 60)));
        var from = Later(at, calendar.OpeningOf(due.LocalDay()));
        return calendar.Add(from, (int)(calendar.Between(from, due) * (0.3 + (0.65 * course.Luck[1]))));
    }

    /// <summary>A share of the working time between now and the finish, never before now.</summary>
    private Instant Part(Course course, Instant at, double share) =>
        Later(at, calendar.Add(at, (int)(Math.Max(0, calendar.Between(at, course.FinishAt)) * share)));

    private static Instant Later(Instant one, Instant other) => one > other ? one : other;

    private static Instant Earlier(Instant one, Instant other) => one < other ? one : other;
}
