namespace OpenProvince.Kernel;

/// <summary>
/// Many commands in one transaction, for simulation and imports. Commands run at once against tracked aggregates; the
/// flush sends all their statements as one batch. When any of them is refused by the database the whole batch is undone
/// and every command runs again alone, so one refusal costs the others nothing (ADR 0008).
/// </summary>
public sealed class CommandBatch(Database database)
{
    private readonly List<(Func<CancellationToken, Task<Result>> Command, Result Result)> commands = [];
    private readonly Dictionary<(Type, long), object> tracked = [];
    private readonly List<UnitOfWork> units = [];
    private WriteSet set = new() { Bulk = true };

    public int Count => commands.Count;

    /// <summary>Commands of this unit's scope join the batch.</summary>
    public void Attach(UnitOfWork work)
    {
        work.Batch = this;
        units.Add(work);
    }

    /// <summary>Runs a command; its statements wait for the flush. A refusal by the rules is known at once.</summary>
    public async Task<Result> RunAsync(Func<CancellationToken, Task<Result>> command, CancellationToken ct = default)
    {
        var result = await command(ct);
        if (result.IsError) units.ForEach(unit => unit.Discard());
        commands.Add((command, result));
        return result;
    }

    /// <summary>Commits what was run since the last flush; the results are in the order of the commands.</summary>
    public async Task<IReadOnlyList<Result>> FlushAsync(CancellationToken ct = default)
    {
        var (ready, ran) = (set, commands.ToArray());
        set = new() { Bulk = true };
        commands.Clear();
        if (ready.Statements.Count == 0) return [.. ran.Select(one => one.Result)];
        var result = await database.Writer.ExecuteAsync(ready, ct);
        // No answer is no refusal: the batch may have been committed, so running its commands again could double them.
        if (result.Error is { Kind: ErrorKind.Unavailable } gone) return [.. ran.Select(one => one.Result.IsError ? one.Result : gone)];
        if (result.IsError) return await RunAloneAsync(ran, ct);
        ready.Committed();
        return [.. ran.Select(one => one.Result)];
    }

    /// <summary>Drops tracked aggregates; call it between batches of unrelated work so that memory stays flat.</summary>
    public void Forget() => tracked.Clear();

    internal void Enlist(WriteSet command) => set.Merge(command);

    internal T? Tracked<T>(long id) where T : class => tracked.GetValueOrDefault((typeof(T), id)) as T;

    internal void Track<T>(long id, T aggregate) where T : class => tracked[(typeof(T), id)] = aggregate;

    private async Task<IReadOnlyList<Result>> RunAloneAsync(
        (Func<CancellationToken, Task<Result>> Command, Result Result)[] ran, CancellationToken ct)
    {
        tracked.Clear();
        units.ForEach(unit => unit.Batch = null);
        try
        {
            var results = new List<Result>(ran.Length);
            foreach (var (command, _) in ran) results.Add(await command(ct));
            return results;
        }
        finally
        {
            units.ForEach(unit => unit.Batch = this);
        }
    }
}
