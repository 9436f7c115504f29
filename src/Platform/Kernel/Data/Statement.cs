namespace OpenProvince.Kernel;

/// <summary>A value a statement returns; readable after the commit.</summary>
public sealed class Returned
{
    public object? Value { get; internal set; }

    public long Long => Convert.ToInt64(Value, System.Globalization.CultureInfo.InvariantCulture);

    public string Text => (string)Value!;
}

/// <summary>One SQL statement with positional <c>$1..$n</c> parameters, the form both databases take.</summary>
public sealed class Statement(string sql, SqlValue[] args)
{
    public string Sql { get; } = sql;

    public IReadOnlyList<SqlValue> Args { get; } = args;

    /// <summary>The refusal when the statement touches no row; null when no row is fine.</summary>
    public Error? NoRow { get; init; }

    /// <summary>The refusal when a unique constraint says no; null means it is a bug and throws.</summary>
    public Error? Unique { get; set; }

    /// <summary>Filled with the first column of the first row returned.</summary>
    public Returned? Returned { get; init; }
}

/// <summary>Everything one command writes: executed as one batch in one transaction, or not at all.</summary>
public sealed class WriteSet
{
    private readonly List<Statement> statements = [];
    private List<Action>? afterCommit;

    public IReadOnlyList<Statement> Statements => statements;

    /// <summary>True when the set appends events, so readers of the log are woken after the commit.</summary>
    public bool HasEvents { get; set; }

    /// <summary>Many rows and nobody waits at a screen: the database may take minutes.</summary>
    public bool Bulk { get; set; }

    public void Add(Statement statement) => statements.Add(statement);

    public void AfterCommit(Action action) => (afterCommit ??= []).Add(action);

    internal void Merge(WriteSet other)
    {
        statements.AddRange(other.statements);
        HasEvents |= other.HasEvents;
        Bulk |= other.Bulk;
        if (other.afterCommit is { } actions) (afterCommit ??= []).AddRange(actions);
    }

    internal void Committed()
    {
        if (afterCommit is null) return;
        foreach (var action in afterCommit) action();
    }
}

/// <summary>Takes write sets. PostgreSQL: one round trip. SQLite: the one lane of the file, with group commit.</summary>
public interface IWriter
{
    /// <summary>Commits the whole set durably, or changes nothing and says why.</summary>
    Task<Result> ExecuteAsync(WriteSet set, CancellationToken ct = default);

    /// <summary>
    /// Runs work that writes through its own connection (EF Core: sign-in, admin pages) while no other writer of the file runs.
    /// </summary>
    Task<T> ExclusiveAsync<T>(Func<Task<T>> work, CancellationToken ct = default);
}
