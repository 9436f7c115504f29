using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Features;

/// <summary>
/// Does one act with many cases: each in a scope and a transaction of its own, with its own permission, revision and answer. One request
/// does a part; what it has come to is kept, so the next one, or the same sent again, goes on where it stopped. An act that was done and
/// not kept is met again under the same key and answers what it answered.
/// </summary>
internal sealed class BulkWork(BulkRuns runs, BulkActs acts, IServiceScopeFactory scopes, Texts texts)
{
    /// <summary>Cases of one request: a second or two, and then whoever waits sees how far it is.</summary>
    public const int Part = 50;

    /// <summary>Begins the act with this input and does the first part; sent twice, it begins once.</summary>
    public async Task<Result> StartAsync(BulkRun run, BulkAct act, object said, Actor actor, CancellationToken ct) =>
        Mine(await runs.BeginAsync(run, BulkPhase.Running, act.Name, JsonSerializer.Serialize(said, act.Kind.InputOf(act.Facts)), ct))
            ?? await GoOnAsync(run.Id, actor, ct);

    /// <summary>Begins to take back what was done, within the time a step can be taken back.</summary>
    public async Task<Result> StartUndoAsync(BulkRun run, Actor actor, CancellationToken ct) =>
        run.Phase is not BulkPhase.Done ? Result.Ok
        : Mine(await runs.BeginAsync(run, BulkPhase.Undoing, run.Act, null, ct)) ?? await GoOnAsync(run.Id, actor, ct);

    /// <summary>The next part of whatever is under way; nothing when nothing is.</summary>
    public async Task<Result> GoOnAsync(long id, Actor actor, CancellationToken ct)
    {
        if (await runs.FindAsync(id, actor, ct) is not { } run || acts.Find(run.Act) is not { } act) return Result.Ok;
        var left = run.Left.ToList();
        if (run.Phase is not (BulkPhase.Running or BulkPhase.Undoing)) return Result.Ok;
        // What was begun from a post goes on from it, whichever one is active by now; when it ended, the rest is not done.
        if (run.Post is { } post)
        {
            if (!actor.Posts.Contains(post)) return await StopAsync(run, left);
            actor = actor with { Active = post };
        }
        var said = run.Said is { } typed ? JsonSerializer.Deserialize(typed, act.Kind.InputOf(act.Facts)) : null;
        List<BulkLine> done = [];
        // What was begun is kept also when the browser goes away meanwhile.
        foreach (var line in left.Take(Part))
        {
            if (ct.IsCancellationRequested) break;
            await using var scope = scopes.CreateAsyncScope();
            var kind = scope.ServiceProvider.GetServices<ICaseMany>().First(one => one.Kind == act.Kind.Kind);
            done.Add(run.Phase is BulkPhase.Running
                ? await DoAsync(run, line, kind, act, said!, actor)
                : await UndoAsync(run, line, kind, actor));
        }
        var ended = done.Count == left.Count;
        return await runs.KeepAsync(run, done, !ended ? null : run.Phase is BulkPhase.Running ? BulkPhase.Done : BulkPhase.Undone,
            CancellationToken.None);
    }

    private Task<Result> StopAsync(BulkRun run, IReadOnlyList<BulkLine> left)
    {
        var why = texts["cases.bulk.post-ended"];
        var running = run.Phase is BulkPhase.Running;
        return runs.KeepAsync(run,
            [.. left.Select(line => line with { Why = why, State = running ? BulkState.Refused : line.State })],
            running ? BulkPhase.Done : BulkPhase.Undone, CancellationToken.None);
    }

    private async Task<BulkLine> DoAsync(BulkRun run, BulkLine line, ICaseMany kind, BulkAct act, object said, Actor actor)
    {
        if (line.Kind != kind.Kind.Name)
            return line with { State = BulkState.Refused, Why = texts["cases.bulk.other-kind", ("act", acts.TextOf(act))] };
        var target = new Target(line.Case, line.Seen, KeyOf(run, line, $"{act.Name}\n{run.Said}"));
        var moved = await kind.RunAsync(act.Facts, target, said, actor, CancellationToken.None);
        return moved.IsError
            ? line with { State = BulkState.Refused, Why = await kind.WhyAsync(act.Facts, line.Case, moved.Error, CancellationToken.None) }
            : line with { State = BulkState.Done, Revision = moved.Value.Revision };
    }

    private async Task<BulkLine> UndoAsync(BulkRun run, BulkLine line, ICaseMany kind, Actor actor)
    {
        var undone = await kind.UndoAsync(new Target(line.Case, line.Revision, KeyOf(run, line, "undo")), actor, CancellationToken.None);
        return undone.IsError ? line with { Why = texts.Error(undone.Error) } : line with { State = BulkState.Undone };
    }

    /// <summary>The same case in the same run is the same request.</summary>
    private static RequestKey KeyOf(BulkRun run, BulkLine line, string request) => new(
        string.Create(CultureInfo.InvariantCulture, $"bulk:{run.Id}:{line.Place}:{(request == "undo" ? "undo" : "do")}"),
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{line.Case}:{line.Seen}\n{request}"))));

    /// <summary>Somebody, perhaps the same form sent twice, began it before: no refusal, it is under way.</summary>
    private static Result? Mine(Result begun) =>
        !begun.IsError ? (Result?)null : begun.Error.Code == KernelErrors.Stale.Code ? Result.Ok : begun;
}
