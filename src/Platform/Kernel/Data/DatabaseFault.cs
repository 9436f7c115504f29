using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using static SQLitePCL.raw;

namespace OpenProvince.Kernel;

/// <summary>
/// Drivers throw one kind of exception for two things: a database that is not there, and one that understood and said no.
/// </summary>
public static class DatabaseFault
{
    /// <summary>
    /// True when waiting may help: no connection, no answer, no room. False for wrong data, a broken constraint, an unknown
    /// name or a missing right: the same statement would be refused for ever.
    /// </summary>
    public static bool IsOutage(Exception exception) => exception switch
    {
        PostgresException refused => !(refused.SqlState.StartsWith("22", StringComparison.Ordinal) ||
            refused.SqlState.StartsWith("23", StringComparison.Ordinal) || refused.SqlState.StartsWith("42", StringComparison.Ordinal)),
        SqliteStatementException refused => !IsRefusal(refused.Code),
        SqliteException refused => !IsRefusal(refused.SqliteErrorCode),
        _ => exception is DbException,
    };

    /// <summary>True when the file is no database or its pages contradict each other: waiting does not help, a backup does.</summary>
    public static bool IsDamage(Exception exception) => exception switch
    {
        SqliteException broken => (broken.SqliteErrorCode & 0xFF) is SQLITE_CORRUPT or SQLITE_NOTADB,
        PostgresException broken => broken.SqlState is PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted,
        _ => false,
    };

    // The lower byte is the kind; the rest says more about it.
    private static bool IsRefusal(int code) =>
        (code & 0xFF) is SQLITE_ERROR or SQLITE_TOOBIG or SQLITE_CONSTRAINT or SQLITE_MISMATCH or SQLITE_RANGE;
}
