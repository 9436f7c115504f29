using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Features;

/// <summary>A part that may be given as it was said.</summary>
internal sealed record ReadyPart(TaskContent Content, Holder Unit, DuePromise Due, Instant From, LegalClock At);

/// <summary>A task that may be given as it was said.</summary>
internal sealed record ReadyTask(
    TaskContent Content, Holder Unit, string Leader, string Field, DuePromise Due, Instant From, LegalClock At,
    IReadOnlyList<ReadyPart> Parts);

/// <summary>Makes tasks, parts and requests of what was said, and writes them into the command's batch.</summary>
internal sealed class TaskMaker(TaskStore store, TaskUnits units, TaskDays days, Clock clock)
{
    /// <summary>A whole with its parts; everything that is wrong is said at once.</summary>
    public async ValueTask<Result<Assignment>> WholeAsync(long id, long home, AssignTask.Input said, Actor actor, CancellationToken ct)
    {
        var ready = await LookAsync(home, said, actor, ct);
        return ready.IsError ? ready.Error : Write(id, home, ready.Value, actor);
    }

    /// <summary>What a task is said to be, by every rule of giving one; nothing is written.</summary>
    public async ValueTask<Result<ReadyTask>> LookAsync(long home, AssignTask.Input said, Actor actor, CancellationToken ct)
    {
        var (now, at) = (clock.Now, await days.OfAsync(said.Lead.Value, ct));
        var content = TaskContent.Of(said.Content, said.Product, said.Source);
        var lead = units.Receiver(home, said.Lead, said.Officer, now.LocalDay());
        var leader = units.Leader(actor, home, said.Leader);
        var due = days.Due(said.Due, at);
        List<Error> wrong = [.. new[] { content.Error, leader.Error, lead.Error, due.Error }.OfType<Error>().SelectMany(one => one.Each())];
        if (said.Field is null || !TaskRules.Current.Fields.Contains(said.Field)) wrong.Add(TaskErrors.FieldUnknown);
        if (said.Parts.Count > TaskRules.MostParts) wrong.Add(TaskErrors.TooMany("parts", TaskRules.MostParts));
        if (said.Parts.Select(part => part.Unit).Append(said.Lead).Distinct().Count() <= said.Parts.Count) wrong.Add(TaskErrors.UnitTwice);
        var from = days.From(said.Start, at);
        if (from.IsError) wrong.Add(from.Error);
        else if (!due.IsError && from.Value >= due.Value.Due) wrong.Add(TaskErrors.StartBehindDue);
        if (Error.All(wrong) is { } refusal) return refusal;

        List<ReadyPart> parts = [];
        foreach (var (i, part) in said.Parts.Index())
        {
            var looked = await LookPartAsync(home, due.Value, from.Value, part, $"parts.{i + 1}", ct);
            if (looked.IsError) wrong.Add(looked.Error);
            else parts.Add(looked.Value);
        }
        return Error.All(wrong) is { } badPart ? badPart
            : new ReadyTask(content.Value, lead.Value, leader.Value, said.Field!, due.Value, from.Value, at, parts);
    }

    /// <summary>Writes a task that was looked at, with its parts.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="home">The agency that assigns.</param>
    /// <param name="ready">As it was looked at.</param>
    /// <param name="actor">Who enters it.</param>
    /// <param name="from">The row of a workbook it comes from.</param>
    public Assignment Write(long id, long home, ReadyTask ready, Actor actor, ImportedRow? from = null)
    {
        var whole = New(id, TaskRole.Whole, id, id, home, ready.Leader, ready.Field, ready.Due.Due);
        whole.Begin(ready.Parts.Count, from);
        whole.Assign(Officer.Of(actor), clock.Now, ready.Unit, ready.Due, ready.From, ready.At);
        store.AddContent(whole, ready.Content);
        store.AddWhole(whole);
        foreach (var (i, part) in ready.Parts.Index()) WritePart(whole, part, i + 2, actor);
        return whole;
    }

    /// <summary>A part of a whole.</summary>
    /// <param name="whole">As it stands.</param>
    /// <param name="said">The unit, what it does, by when.</param>
    /// <param name="number">In the code; the lead unit is the first.</param>
    /// <param name="field">Where a refusal is shown.</param>
    /// <param name="actor">Who enters it.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<Result<long>> PartAsync(
        Assignment whole, AssignTask.PartInput said, int number, string field, Actor actor, CancellationToken ct)
    {
        var looked = await LookPartAsync(whole.Home, whole.Promise.Given!.Value, whole.Promise.From, said, field, ct);
        return looked.IsError ? looked.Error : WritePart(whole, looked.Value, number, actor);
    }

    private async ValueTask<Result<ReadyPart>> LookPartAsync(
        long home, DuePromise whole, Instant? from, AssignTask.PartInput said, string field, CancellationToken ct)
    {
        var (now, at) = (clock.Now, await days.OfAsync(said.Unit.Value, ct));
        var content = TaskContent.Of(said.Content, said.Product, null);
        if (content.IsError) return content.Error.For($"{field}.content");
        var unit = units.Receiver(home, said.Unit, null, now.LocalDay(), $"{field}.unit");
        if (unit.IsError) return unit.Error;
        Result<DuePromise> own = said.Due is null ? whole : days.Due(said.Due, at);
        if (own.IsError) return own.Error.For($"{field}.due");
        if (own.Value.Due > whole.Due) return TaskErrors.PartAfterWhole(whole.Due).For($"{field}.due");
        var start = from is { } later && later > now ? later : now;
        if (own.Value.Due <= start) return TaskErrors.DayBeforeStart(start).For($"{field}.due");
        return new ReadyPart(content.Value, unit.Value, own.Value, start, at);
    }

    private long WritePart(Assignment whole, ReadyPart ready, int number, Actor actor)
    {
        var part = New(Ids.Next(), TaskRole.Part, whole.Id, whole.Id, whole.Home, whole.Leader, whole.Field, ready.Due.Due);
        part.Assign(Officer.Of(actor), clock.Now, ready.Unit, ready.Due, ready.From, ready.At);
        store.AddContent(part, ready.Content);
        store.AddBelow(part, number);
        return part.Id;
    }

    /// <summary>A request for time; it begins when it is asked.</summary>
    public Assignment Request(Assignment one, Instant wanted) =>
        New(Ids.Next(), TaskRole.Ask, one.Whole, one.Id, one.Home, one.Leader, one.Field, wanted);

    private Assignment New(long id, TaskRole role, long whole, long parent, long home, string leader, string field, Instant due) => new()
    {
        Id = id, Role = role, Whole = whole, Parent = parent, AssignedBy = home, Leader = leader, Field = field, FirstDue = due,
        Year = clock.Now.LocalDay().Year, RecordedAt = clock.Now, Duties = store.Duties, SealKey = Seal.NewKey(),
    };
}
