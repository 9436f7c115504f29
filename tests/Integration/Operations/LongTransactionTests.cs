using Npgsql;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Operations;

/// <summary>Somebody's report or backup holds a transaction open for hours: the figures may not wait for it.</summary>
public sealed class LongTransactionTests
{
    public static bool HasPostgres => EachDatabaseAttribute.Engines.Contains(DatabaseEngine.Postgres);

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task A_tile_moves_while_a_long_transaction_is_open_elsewhere()
    {
        await using var province = await Province.StartAsync(DatabaseEngine.Postgres);
        using var office = await Office.OpenAsync(province);
        using var leader = await province.SignInAsync("leader");
        var board = await TileStream.BoardAsync(province);
        using var stream = await TileStream.OpenAsync(leader, board);
        await stream.UntilAsync($"{board}/received-today", "0");

        await using var connection = new NpgsqlConnection(province.Database.Target.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var elsewhere = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = connection.CreateCommand(
            "create table elsewhere (id bigint); insert into elsewhere (id) values (1); select pg_current_xact_id()::text::bigint");
        var held = (long)(await hold.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;

        await office.AcceptedAsync();
        await stream.UntilAsync($"{board}/received-today", "1");

        // It was open all the time: whoever waits for the oldest transaction still waits.
        Assert.True(
            held >= await province.Database.FirstAsync(
                row => row.Int(0), "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint", []));
    }
}
