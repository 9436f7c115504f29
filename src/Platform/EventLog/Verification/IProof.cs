using System.Data.Common;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>How a module proves its own rows by the log.</summary>
public interface IProof
{
    /// <summary>A fresh run; <c>verify</c> starts one each time.</summary>
    IProofRun Start(VerifySettings settings);
}

/// <summary>
/// One run: first it hears every event in the order of the log and rebuilds from them what the rows have to say, then it
/// compares. Called from one thread at a time.
/// </summary>
public interface IProofRun
{
    void Next(RecordedEvent e);

    /// <summary>Reads the module's rows and names whatever is not as the events say.</summary>
    Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct);
}

/// <summary>What <c>verify</c> is asked to leave out.</summary>
/// <param name="Files">Whether the bytes of every file are read and hashed.</param>
public sealed record VerifySettings(bool Files = true);

/// <summary>The database at one moment.</summary>
public sealed record Snapshot(DbConnection Connection, DatabaseEngine Engine, LogReader Log)
{
    /// <summary>One stream as it stood then, oldest first.</summary>
    public Task<List<RecordedEvent>> ReadStreamAsync(string stream, CancellationToken ct) => Log.ReadStreamAsync(Connection, stream, ct);

    /// <summary>A query over whole tables, without a limit of time.</summary>
    public DbCommand Scan(string sql, params object?[] args)
    {
        var command = Connection.CreateCommand(sql, args);
        command.CommandTimeout = 0;
        return command;
    }
}
