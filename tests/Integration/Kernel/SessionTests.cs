using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Kernel;

public sealed class SessionTests
{
    public static bool HasPostgres => EachDatabaseAttribute.Engines.Contains(DatabaseEngine.Postgres);

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task The_server_ends_a_session_whose_machine_vanished_within_half_a_minute()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var place = await EmptyDatabase.CreateAsync(DatabaseEngine.Postgres);
        await using var database = new Database(place.Target);
        await using var session = await database.OpenSessionAsync(ct);

        // What the socket has, not what was asked: without support these would be zeros.
        var limits = await session.QueryAsync(row => Enumerable.Range(0, 4).Select(row.GetString).ToArray(), """
            select current_setting('tcp_keepalives_idle'), current_setting('tcp_keepalives_interval'),
              current_setting('tcp_keepalives_count'), current_setting('tcp_user_timeout')
            """, [], ct);

        Assert.Equal(["10", "5", "3", "25000"], Assert.Single(limits));
    }
}
