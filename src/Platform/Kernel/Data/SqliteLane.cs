using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using static SQLitePCL.raw;

namespace OpenProvince.Kernel;

/// <summary>How the write lane groups commits.</summary>
public sealed record SqliteLaneOptions
{
    /// <summary>Most commands that share one commit.</summary>
    public int GroupSize { get; init; } = 50;

    /// <summary>False for scratch databases that may be lost.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Runs before every commit; tests put a slow disk here.</summary>
    public Action? BeforeCommit { get; init; }
}

/// <summary>
/// SQLite has one writer, so all writes of the file queue here. Whatever waits is executed together, committed once and
/// acknowledged after; a refused command takes nobody with it. If that commit fails everybody hears "unavailable".
/// </summary>
internal sealed partial class SqliteLane(
    string folder, SqliteLaneOptions options, CommitSignal committed, ILogger logger)
    : IWriter, IAsyncDisposable
{
    private readonly Channel<Item> queue = Channel.CreateBounded<Item>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly List<WriteItem> group = [];
    private readonly Lock starting = new();
    private LaneStatements? statements;
    private SQLitePCL.sqlite3? connection;
    private FileStream? fileLock;
    private Thread? thread;

    private abstract class Item;

    private sealed class WriteItem(WriteSet set) : Item
    {
        public WriteSet Set { get; } = set;

        public Result Result { get; set; }

        /// <summary>A bug in this command's own statements: the others of the group are well.</summary>
        public Exception? Fault { get; set; }

        public bool IsWritten => Fault is null && !Result.IsError;

        public TaskCompletionSource<Result> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record FinishedGroup(WriteItem[] Items, Exception? Broken)
    {
        public void Answer()
        {
            foreach (var item in Items)
            {
                if (item.Fault is { } fault) item.Done.SetException(fault);
                else if (Broken is null) item.Done.SetResult(item.Result);
                else if (Broken is SqliteException or IOException) item.Done.SetResult(KernelErrors.Unavailable);
                else item.Done.SetException(Broken);
            }
        }
    }

    private sealed class ExclusiveItem(Func<Task> work) : Item
    {
        public Func<Task> Work { get; } = work;
    }

    public async Task<Result> ExecuteAsync(WriteSet set, CancellationToken ct = default)
    {
        await StartAsync();
        var item = new WriteItem(set);
        await queue.Writer.WriteAsync(item, ct);
        return await item.Done.Task;
    }

    public async Task<T> ExclusiveAsync<T>(Func<Task<T>> work, CancellationToken ct = default)
    {
        await StartAsync();
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await queue.Writer.WriteAsync(new ExclusiveItem(RunAsync), ct);
        return await done.Task;

        async Task RunAsync()
        {
            try
            {
                done.SetResult(await work());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }
    }

    /// <exception cref="StartupException">Another program writes this folder.</exception>
    public Task StartAsync()
    {
        if (Volatile.Read(ref thread) is not null) return Task.CompletedTask;
        lock (starting)
        {
            if (thread is not null) return Task.CompletedTask;
            fileLock = SqliteFolder.Lock(folder);
            connection = Open(SqliteFolder.File(folder));
            Run("pragma journal_mode = wal");
            Run(options.Durable ? "pragma synchronous = full" : "pragma synchronous = off");
            Run("pragma foreign_keys = on");
            // A reader that opens or closes the file locks it for a moment; that is no reason to refuse a command.
            Run("pragma busy_timeout = 2000");
            // After a page split SQLite walks its whole cache at the next commit, so a large one costs more than it saves. A scratch
            // database commits seldom and much.
            Run(options.Durable ? "pragma wal_autocheckpoint = 4000" : "pragma wal_autocheckpoint = 50000");
            Run(options.Durable ? "pragma cache_size = -16384" : "pragma cache_size = -196608");
            statements = new LaneStatements(connection);
            var started = new Thread(Loop) { IsBackground = true, Name = "sqlite-lane" };
            started.Start();
            Volatile.Write(ref thread, started);
        }
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (thread is { } running) await Task.Run(running.Join);
        statements?.Dispose();
        connection?.Dispose();
        if (fileLock is not null) await fileLock.DisposeAsync();
    }

    private void Loop()
    {
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            ExclusiveItem? exclusive = null;
            while (group.Count < options.GroupSize && exclusive is null && queue.Reader.TryRead(out var item))
            {
                if (item is ExclusiveItem alone) exclusive = alone;
                else group.Add((WriteItem)item);
            }
            if (group.Count > 0) CommitGroup();
            exclusive?.Work().GetAwaiter().GetResult();
        }
    }

    private void CommitGroup()
    {
        Exception? broken = null;
        try
        {
            // Savepoints copy every page they touch, and few commands are refused: only a group with a refusal pays for them.
            var together = TryTogether();
            if (!together && group.Count > 1) OneByOne();
            if (together || group.Count > 1)
            {
                options.BeforeCommit?.Invoke();
                Run("commit");
            }
        }
        // Whatever went wrong, nobody may believe a commit that did not happen and the lane must live on.
        catch (Exception e)
        {
            broken = e;
            RollBack();
            LogNotWritten(logger, group.Count, e.Message);
        }
        var hasEvents = broken is null && group.Exists(item => item.Set.HasEvents && item.IsWritten);
        // One wake of the pool for the group, not one a command: the lane goes on while the answers are given.
        ThreadPool.UnsafeQueueUserWorkItem(static finished => finished.Answer(), new FinishedGroup([.. group], broken), preferLocal: false);
        group.Clear();
        if (hasEvents) committed.Pulse();
    }

    /// <summary>All of the group in one transaction; at the first refusal nothing of it has happened.</summary>
    private bool TryTogether()
    {
        Run("begin immediate");
        foreach (var item in group)
        {
            Execute(item);
            if (item.IsWritten) continue;
            RollBack();
            return false;
        }
        return true;
    }

    private void OneByOne()
    {
        Run("begin immediate");
        foreach (var item in group)
        {
            Run("savepoint command");
            Execute(item);
            if (!item.IsWritten) Run("rollback to command");
            Run("release command");
        }
    }

    private void Execute(WriteItem item)
    {
        item.Fault = null;
        try
        {
            item.Result = statements!.Execute(item.Set);
        }
        catch (Exception e) when (e is SqliteStatementException or ArgumentException)
        {
            item.Fault = e;
        }
        // Disk full or an I/O error ends the whole transaction inside SQLite: then there is nothing to go back to.
        if (sqlite3_get_autocommit(connection!) == 0) return;
        item.Fault = null;
        throw new SqliteException("transaction lost", SQLITE_FULL);
    }

    private void RollBack()
    {
        if (sqlite3_get_autocommit(connection!) == 0) _ = sqlite3_exec(connection, "rollback");
    }

    /// <summary>Only the lane's own thread uses it, so SQLite need not take a lock at every call.</summary>
    private static SQLitePCL.sqlite3 Open(string file)
    {
        SQLitePCL.Batteries_V2.Init();
        var code = sqlite3_open_v2(file, out var handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, null);
        if (code == SQLITE_OK) return handle;
        var said = handle is null ? "" : sqlite3_errmsg(handle).utf8_to_string();
        handle?.Dispose();
        throw new SqliteException(said, code);
    }

    private void Run(string sql)
    {
        var code = sqlite3_exec(connection!, sql);
        if (code != SQLITE_OK) throw new SqliteException(sqlite3_errmsg(connection).utf8_to_string(), code);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} commands were not written: {Reason}")]
    private static partial void LogNotWritten(ILogger logger, int count, string reason);
}
