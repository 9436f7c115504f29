namespace OpenProvince.Kernel;

/// <summary>
/// Collects what a command writes — state rows, events, counters, idempotency key — and sends it as one batch in one
/// transaction. A row count of 0 in a checked statement means the actor looked at an older revision.
/// </summary>
public sealed class UnitOfWork(Database database)
{
    private WriteSet set = new();
    private Statement? last;

    /// <summary>The batch this unit is part of (simulation, imports); null for a single command.</summary>
    internal CommandBatch? Batch { get; set; }

    public void Add(string sql, params SqlValue[] args) => Append(new Statement(sql, args));

    /// <summary>
    /// Adds a statement that must touch a row; otherwise nothing of the command is written and it answers <paramref name="noRow"/>.
    /// </summary>
    public void AddChecked(string sql, Error noRow, params SqlValue[] args) => Append(new Statement(sql, args) { NoRow = noRow });

    /// <summary>Adds a statement whose first returned value can be read after the commit.</summary>
    public Returned AddReturning(string sql, params SqlValue[] args)
    {
        var returned = new Returned();
        Append(new Statement(sql, args) { Returned = returned });
        return returned;
    }

    /// <summary>What a unique conflict of the statement added last means.</summary>
    public UnitOfWork OnUnique(Error error)
    {
        (last ?? throw new InvalidOperationException("No statement yet")).Unique = error;
        return this;
    }

    /// <summary>The command appends events: wake the readers of the log after the commit.</summary>
    public void HasEvents() => set.HasEvents = true;

    /// <summary>Platform work over many rows: the database may take minutes before it counts as gone.</summary>
    public void Bulk() => set.Bulk = true;

    public void AfterCommit(Action action) => set.AfterCommit(action);

    /// <summary>An aggregate another command of the same batch already holds, so that it is neither read again nor seen stale.</summary>
    public T? Tracked<T>(long id) where T : class => Batch?.Tracked<T>(id);

    public void Track<T>(long id, T aggregate) where T : class => Batch?.Track(id, aggregate);

    /// <summary>Commits durably, or writes nothing and says why. The unit is empty afterwards and may be used again.</summary>
    public async Task<Result> CommitAsync(CancellationToken ct = default)
    {
        var ready = set;
        Discard();
        if (Batch is { } batch)
        {
            batch.Enlist(ready);
            return Result.Ok;
        }
        if (ready.Statements.Count == 0) return Result.Ok;
        var result = await database.Writer.ExecuteAsync(ready, ct);
        if (!result.IsError) ready.Committed();
        return result;
    }

    /// <summary>Forgets everything added since the last commit.</summary>
    public void Discard() => (set, last) = (new(), null);

    private void Append(Statement statement) => set.Add(last = statement);
}
