using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>What urging a whole list would do.</summary>
/// <param name="Rows">Those that are urged, the earliest due first; at most <see cref="UrgeMany.Most"/>.</param>
/// <param name="Today">Left out: urged today already.</param>
/// <param name="Cannot">Left out: with nobody who could be urged by the reader.</param>
/// <param name="Left">Not looked at any more.</param>
internal sealed record UrgePlan(IReadOnlyList<TaskRow> Rows, int Today, int Cannot, int Left);

/// <summary>What became of one of them.</summary>
/// <param name="Why">Null when it was urged.</param>
internal sealed record UrgeAnswer(string Code, Error? Why);

/// <summary>
/// Urges all late or nearly due tasks of a list that the reader may urge: each in a transaction of its own, with the rule and the line of
/// <see cref="UrgeTask"/>. Nothing is urged twice on a day in this way, and the same form sent again urges nothing more.
/// </summary>
internal sealed class UrgeMany(TaskQuery tasks, CaseAccess<Assignment> access, IServiceScopeFactory scopes, Clock clock)
{
    /// <summary>Tasks of one go; the rest is said and comes with the next one.</summary>
    public const int Most = 500;

    /// <summary>What became of each, for the page that shows it; null before.</summary>
    public IReadOnlyList<UrgeAnswer>? Answers { get; private set; }

    public static bool Takes(TaskTab? tab) => tab is TaskTab.Overdue or TaskTab.Near or TaskTab.Week;

    /// <summary>What is never refused but for what happens meanwhile; of a row of a list.</summary>
    public bool Can(Assignment one, Actor actor) => one.CanBeUrged && access.Refusal(one, actor, UrgeTask.About) is null;

    public async Task<Result<UrgePlan>> PlanAsync(TaskFilter filter, Actor actor, CancellationToken ct)
    {
        if (!Takes(filter.Tab)) return TaskErrors.UrgeNoSuchList;
        var all = await tasks.StreamAsync(filter, actor, ct);
        if (all.IsError) return all.Error;
        var (rows, today, cannot, day) = (new List<TaskRow>(), 0, 0, clock.Now.LocalDay());
        await foreach (var row in all.Value.Chunks.SelectMany(chunk => chunk).WithCancellation(ct))
        {
            if (rows.Count == Most) break;
            if (!Can(row.One, actor)) cannot++;
            else if (row.One.WasUrgedOn(day)) today++;
            else rows.Add(row);
        }
        return new UrgePlan(rows, today, cannot, Math.Max(0, all.Value.Total - rows.Count - today - cannot));
    }

    /// <summary>One after the other; what changed meanwhile answers so, and the rest goes on.</summary>
    /// <param name="chosen">Number and code of each, as the form was made with; at most <see cref="Most"/> are taken.</param>
    /// <param name="words">What is written beside each.</param>
    /// <param name="form">The form's key.</param>
    /// <param name="actor">Who urges.</param>
    /// <param name="ct">Stops between two tasks.</param>
    public async Task RunAsync(
        IEnumerable<(long Id, string Code)> chosen, string? words, RequestKey? form, Actor actor, CancellationToken ct)
    {
        List<UrgeAnswer> answers = [];
        foreach (var (id, code) in chosen.Take(Most))
        {
            ct.ThrowIfCancellationRequested();
            await using var scope = scopes.CreateAsyncScope();
            var key = form is { } known ? new RequestKey($"{known.Value}:{id}", known.Request) : (RequestKey?)null;
            var done = await OneAsync(scope.ServiceProvider, new Target(id, null, key), new ReasonInput(words), actor, ct);
            answers.Add(new(code, done.IsError ? done.Error : null));
        }
        Answers = answers;
    }

    private Task<Result<Moved>> OneAsync(IServiceProvider scope, Target target, ReasonInput said, Actor actor, CancellationToken ct)
    {
        var urge = scope.GetRequiredService<UrgeTask>();
        return scope.GetRequiredService<CaseDesk<Assignment>>().ActAsync(target, actor,
            one => new(access.Refusal(one, actor, UrgeTask.About)),
            (one, on) => one.UrgedAt is { } at && one.WasUrgedOn(on.Now.LocalDay())
                ? new(TaskErrors.UrgedToday(at)) : urge.DoAsync(one, said, on, ct), ct);
    }
}
