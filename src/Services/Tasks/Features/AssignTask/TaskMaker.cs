using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Features;

/// <summary>Makes tasks, parts and requests of what was said, and writes them into the command's batch.</summary>
internal sealed class TaskMaker(TaskStore store, TaskUnits units, TaskDays days, Clock clock)
{
    /// <summary>A whole with its parts; everything that is wrong is said at once.</summary>
    public async ValueTask<Result<Assignment>> WholeAsync(long id, long home, AssignTask.Input said, Actor actor, CancellationToken ct)
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

        var whole = New(id, TaskRole.Whole, id, id, home, leader.Value, said.Field!, due.Value.Due);
        whole.Begin(said.Parts.Count);
        whole.Assign(Officer.Of(actor), now, lead.Value, due.Value, from.Value, at);
        store.AddContent(whole, content.Value);
        store.AddWhole(whole);
        for (var i = 0; i < said.Parts.Count; i++)
            if ((await PartAsync(whole, said.Parts[i], i + 2, $"parts.{i + 1}", actor, ct)).Error is { } bad) wrong.Add(bad);
        return Error.All(wrong) is { } badPart ? badPart : whole;
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
        var (now, at) = (clock.Now, await days.OfAsync(said.Unit.Value, ct));
        var content = TaskContent.Of(said.Content, said.Product, null);
        if (content.IsError) return content.Error.For($"{field}.content");
        var unit = units.Receiver(whole.Home, said.Unit, null, now.LocalDay(), $"{field}.unit");
        if (unit.IsError) return unit.Error;
        var own = said.Due is null ? Whole(whole) : days.Due(said.Due, at);
        if (own.IsError) return own.Error.For($"{field}.due");
        if (own.Value.Due > whole.Due) return TaskErrors.PartAfterWhole(whole.Due!.Value).For($"{field}.due");
        var start = whole.Promise.From is { } later && later > now ? later : now;
        if (own.Value.Due <= start) return TaskErrors.DayBeforeStart(start).For($"{field}.due");

        var part = New(Ids.Next(), TaskRole.Part, whole.Id, whole.Id, whole.Home, whole.Leader, whole.Field, own.Value.Due);
        part.Assign(Officer.Of(actor), now, unit.Value, own.Value, start, at);
        store.AddContent(part, content.Value);
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

    private static Result<DuePromise> Whole(Assignment whole) => whole.Promise.Given!.Value;
}
