using Microsoft.Data.Sqlite;
using Npgsql;
using OpenProvince.Kernel;
using Xunit;

namespace OpenProvince.Unit.Platform;

public sealed class DatabaseFaultTests
{
    [Theory]
    [InlineData("22003", false)] // a number out of range
    [InlineData("23502", false)] // not null
    [InlineData("42501", false)] // a missing grant
    [InlineData("42P01", false)] // a missing table
    [InlineData("08006", true)]
    [InlineData("25006", true)] // a standby takes no writes
    [InlineData("53300", true)]
    [InlineData("57014", true)]
    [InlineData("57P01", true)]
    public void Postgres_is_out_or_refuses_what_it_was_asked(string state, bool outage) =>
        Assert.Equal(outage, DatabaseFault.IsOutage(new PostgresException("no", "ERROR", "ERROR", state)));

    [Theory]
    [InlineData(1, false)] // a missing table
    [InlineData(1299, false)] // not null
    [InlineData(5, true)]
    [InlineData(13, true)] // the disk is full
    [InlineData(266, true)] // reading failed
    public void Sqlite_is_out_or_refuses_what_it_was_asked(int code, bool outage)
    {
        Assert.Equal(outage, DatabaseFault.IsOutage(new SqliteStatementException("no", code)));
        Assert.Equal(outage, DatabaseFault.IsOutage(new SqliteException("no", code)));
    }

    [Fact]
    public void A_line_that_broke_is_an_outage_and_a_bug_is_none()
    {
        Assert.True(DatabaseFault.IsOutage(new NpgsqlException("Exception while reading from stream", new IOException())));
        Assert.False(DatabaseFault.IsOutage(new InvalidOperationException()));
    }
}
