using Microsoft.Extensions.Logging;
using Npgsql;

namespace OpenProvince.Kernel;

/// <summary>One write set = one NpgsqlBatch = one implicit transaction = one round trip.</summary>
internal sealed partial class PostgresWriter(NpgsqlDataSource source, CommitSignal committed, ILogger logger) : IWriter
{
    private const int Attempts = 5;
    private const int BulkSeconds = 300;

    public async Task<Result> ExecuteAsync(WriteSet set, CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            NpgsqlConnection? connection = null;
            try
            {
                connection = await source.OpenConnectionAsync(ct);
                var result = await TryAsync(connection, set, ct);
                if (!result.IsError && set.HasEvents) committed.Pulse();
                return result;
            }
            // The server undid the whole transaction to let another one pass: the same set may be sent again.
            catch (PostgresException e)
                when (attempt < Attempts && e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                await Task.Delay(attempt * 5, ct);
            }
            // The server said it itself, so it undid the transaction.
            catch (PostgresException e) when (IsOutOfService(e))
            {
                LogNotWritten(logger, e.Message);
                return KernelErrors.Unavailable;
            }
            // Without a connection nothing was sent. With one, and no answer, the commit may or may not have happened: nobody may
            // be told that nothing changed. Whoever has an idempotency key repeats with it.
            catch (NpgsqlException e) when (e is not PostgresException)
            {
                LogNotWritten(logger, e.Message);
                return connection is null ? KernelErrors.Unavailable : KernelErrors.OutcomeUnknown;
            }
            finally
            {
                if (connection is not null) await connection.DisposeAsync();
            }
        }
    }

    /// <summary>PostgreSQL has many writers: nothing to wait for.</summary>
    public Task<T> ExclusiveAsync<T>(Func<Task<T>> work, CancellationToken ct = default) => work();

    private static async Task<Result> TryAsync(NpgsqlConnection connection, WriteSet set, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (set.Bulk) batch.Timeout = BulkSeconds;
        foreach (var statement in set.Statements) batch.BatchCommands.Add(Command(statement));
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(ct);
            foreach (var statement in set.Statements)
            {
                // Statements without a result set are skipped by the reader, so only those that return rows are walked.
                if (statement.Returned is null && statement.NoRow is null) continue;
                var hasRow = await reader.ReadAsync(ct);
                if (statement.Returned is { } returned)
                    returned.Value = hasRow && !await reader.IsDBNullAsync(0, ct) ? reader.GetValue(0) : null;
                await reader.NextResultAsync(ct);
            }
            // Errors of later statements surface while the rest of the answer is read.
            while (await reader.NextResultAsync(ct)) { }
            return Result.Ok;
        }
        catch (PostgresException e) when (Refusal(set, batch, e) is { } refusal)
        {
            return refusal;
        }
    }

    private static NpgsqlBatchCommand Command(Statement statement)
    {
        // Zero rows must undo the batch before its implicit commit, so the statement divides by the number of rows it
        // touched: one round trip instead of begin, look, commit.
        var sql = statement is { NoRow: not null, Returned: null }
            ? $"with touched as ({statement.Sql} returning 1) select 1 / count(*) from touched"
            : statement.Sql;
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in statement.Args)
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = value.Type, Value = value.Content ?? DBNull.Value });
        return command;
    }

    private static Error? Refusal(WriteSet set, NpgsqlBatch batch, PostgresException e)
    {
        var index = e.BatchCommand is NpgsqlBatchCommand failed ? batch.BatchCommands.IndexOf(failed) : -1;
        // Only checked statements divide; when the driver does not say which one failed, the first of them answers.
        if (index < 0)
            return e.SqlState == PostgresErrorCodes.DivisionByZero
                ? set.Statements.FirstOrDefault(one => one.NoRow is not null)?.NoRow
                : null;
        var statement = set.Statements[index];
        return e.SqlState switch
        {
            PostgresErrorCodes.DivisionByZero => statement.NoRow,
            PostgresErrorCodes.UniqueViolation => statement.Unique,
            _ => null,
        };
    }

    private static bool IsOutOfService(PostgresException e) =>
        e.SqlState.StartsWith("08", StringComparison.Ordinal) || e.SqlState.StartsWith("53", StringComparison.Ordinal) ||
        e.SqlState.StartsWith("57P", StringComparison.Ordinal) || e.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A command was not written, or nobody knows: {Reason}")]
    private static partial void LogNotWritten(ILogger logger, string reason);
}
