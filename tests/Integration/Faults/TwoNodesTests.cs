using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Faults;

/// <summary>Two servers on one PostgreSQL database: what one does, the other knows within seconds.</summary>
public sealed class TwoNodesTests
{
    private static readonly IReadOnlyList<string> Figures = MeasureSource.ProjectionsOf(DossierFigures.All);

    [Fact]
    public async Task A_lock_a_role_and_a_revoked_key_hold_on_the_other_node()
    {
        OnPostgres();
        await using var first = await Province.StartAsync(DatabaseEngine.Postgres);
        await using var second = await first.JoinAsync();
        using var there = await second.SignInAsync("desk.so-y-te");
        var staff = second.Services.GetRequiredService<IStaff>();
        var agency = second.Services.GetRequiredService<IAgencies>().FindBySlug("so-y-te")!.Id;
        var officer = staff.At(agency, Roles.DeskOfficer).First();
        var clerk = staff.At(agency, Roles.RecordsClerk).First();
        using var office = await Office.OpenAsync(first);
        using var key = second.Client();
        key.DefaultRequestHeaders.Authorization = (await office.ClientAsync("specialist")).DefaultRequestHeaders.Authorization;
        (await Office.GetAsync(key, "/api/dossiers")).Ok();

        await first.InScopeAsync(async scope =>
        {
            await scope.GetRequiredService<IApiTokens>().RevokeAllAsync("specialist");
            return 0;
        });
        await ChangeAsync(first, officer, clerk);

        await UntilAsync(async () => staff.Find(officer.Id)!.Locked && staff.At(agency, Roles.Specialist).Any(one => one.Id == clerk.Id)
            && !(await key.GetAsync("/api/dossiers")).IsSuccessStatusCode);
        (await there.OpenAsync("/khong-duoc-phep")).ShouldSay("Đăng nhập");
    }

    [Fact]
    public async Task A_commit_on_one_node_wakes_the_owner_of_the_log_and_its_figures_wake_the_other()
    {
        OnPostgres();
        await using var owner = await Province.StartAsync(DatabaseEngine.Postgres);
        await owner.Services.GetRequiredService<LogOwner>().Owned.WaitAsync(Patience.State, TestContext.Current.CancellationToken);
        await using var other = await owner.JoinAsync();
        using var office = await Office.OpenAsync(other);
        var spoken = owner.Database.Committed.Next;
        // What the listening itself gave away is not counted.
        await Task.WhenAny(spoken, Task.Delay(500, TestContext.Current.CancellationToken));
        var (committed, changed) = (owner.Database.Committed.Next, other.Services.GetRequiredService<ProjectionRunner>().Changed.Next);

        await office.AcceptedAsync();

        await committed.WaitAsync(Patience.State, TestContext.Current.CancellationToken);
        await changed.WaitAsync(Patience.State, TestContext.Current.CancellationToken);
        Assert.False(other.Services.GetRequiredService<LogOwner>().Owned.IsCompleted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_figures_of_the_other_node_follow_also_without_a_word(bool signals)
    {
        OnPostgres();
        await using var owner = await Province.StartAsync(DatabaseEngine.Postgres);
        await owner.Services.GetRequiredService<LogOwner>().Owned.WaitAsync(Patience.State, TestContext.Current.CancellationToken);
        await using var other = await owner.JoinAsync(signals);
        using var office = await Office.OpenAsync(other);
        var before = other.Time.GetUtcNow();
        var ages = other.Services.GetRequiredService<ProjectionAges>();
        var mark = (await ages.ReadAsync(Figures, TestContext.Current.CancellationToken)).Mark;

        await office.AcceptedAsync();

        await UntilAsync(async () =>
        {
            var age = await ages.ReadAsync(Figures);
            return age.Mark > mark && age.AppliedAllAt.ToDateTimeOffset() >= before;
        });
    }

    [Fact]
    public async Task A_node_that_lost_the_log_counts_no_more_and_shows_what_the_new_owner_counts()
    {
        OnPostgres();
        await using var first = await Province.StartAsync(DatabaseEngine.Postgres);
        await first.Services.GetRequiredService<LogOwner>().Owned.WaitAsync(Patience.State, TestContext.Current.CancellationToken);
        await using var second = await first.JoinAsync();
        using var office = await Office.OpenAsync(first);
        await office.AcceptedAsync();
        await UntilAsync(async () => await WaitingAsync(first) == 1);

        await HandOverAsync(first, second);
        await using (var held = await first.Database.OpenSessionAsync(TestContext.Current.CancellationToken))
        {
            // Whoever still counts reads here what fell due and waits to write it.
            await using var hold = held.CreateCommand($"begin; select 1 from eventlog_checkpoint where name = '{Figures[0]}' for update");
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            first.Time.Advance(TimeSpan.FromDays(20));
            await Task.Delay(2000, TestContext.Current.CancellationToken);
        }

        await UntilAsync(async () => await OverdueAsync(first) > 0);
        var ages = first.Services.GetRequiredService<ProjectionAges>();
        var mark = (await ages.ReadAsync(Figures, TestContext.Current.CancellationToken)).Mark;
        await office.AcceptedAsync();
        await UntilAsync(async () => await WaitingAsync(first) == 1);
        Assert.Equal(1, await OverdueAsync(first));
        await UntilAsync(
            async () => await ages.ReadAsync(Figures) is var age && age.Mark > mark && age.AppliedAllAt >= first.Time.Now());
        Assert.False(first.Services.GetRequiredService<LogOwner>().Owned.IsCompleted);
        Assert.Empty(first.Services.GetRequiredService<ProjectionRunner>().Statuses);
        // It owns the log again when the other one goes.
        await second.StopAsync();
        await first.Services.GetRequiredService<LogOwner>().Owned.WaitAsync(Patience.State, TestContext.Current.CancellationToken);
        await UntilAsync(
            () => Task.FromResult(
                first.Services.GetRequiredService<ProjectionRunner>().Status(Figures[0])?.AppliedAllAt == first.Time.Now()));
        Assert.Equal(1, await OverdueAsync(first));
    }

    /// <summary>The first node's lock is taken from it until the second one has it.</summary>
    private static async Task HandOverAsync(Province first, Province second)
    {
        var taken = second.Services.GetRequiredService<LogOwner>().Owned;
        for (var tries = 0; !taken.IsCompleted; tries++)
        {
            Assert.True(tries < 5, "The second node does not take the log");
            await first.ExecuteAsync(
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from " +
                "pg_database where datname = current_database())");
            await Task.WhenAny(taken, Task.Delay(3000, TestContext.Current.CancellationToken));
        }
    }

    private static Task<long> WaitingAsync(Province node) =>
        node.Database.FirstAsync(row => row.Int(0), "select count(*) from measures_dossiers_timed", []);

    private static async Task<long> OverdueAsync(Province node) => await node.InScopeAsync(async scope =>
        (await scope.GetRequiredService<IMeasures>()
            .NowAsync(DossierFigures.Overdue, scope.GetRequiredService<IAgencies>().Province.Id.Value)).Total);

    private static async Task ChangeAsync(Province node, StaffInfo officer, StaffInfo clerk)
    {
        var admin = node.Services.GetRequiredService<IStaff>().All
            .Single(one => one.Posts.Any(post => post.Role == Roles.ProvinceAdministrator)).ActAs(null);
        await node.InScopeAsync(async scope =>
        {
            var locked = await scope.GetRequiredService<OpenProvince.Agencies.Features.LockStaff.Handler>()
                .HandleAsync(new(officer.Id, Locked: true, Sure: true), admin, CancellationToken.None);
            var changed = await scope.GetRequiredService<OpenProvince.Agencies.Features.ChangeRole.Handler>()
                .HandleAsync(new(clerk.Id, clerk.Posts[0], Roles.Specialist, Sure: true), admin, CancellationToken.None);
            Assert.False(locked.IsError || changed.IsError, $"{locked.Error?.Code} {changed.Error?.Code}");
            return 0;
        });
    }

    private static Task UntilAsync(Func<Task<bool>> holds) => Patience.UntilAsync(holds, "The other node does not know");

    private static void OnPostgres() =>
        Assert.SkipUnless(EachDatabaseAttribute.Engines.Contains(DatabaseEngine.Postgres), "Two nodes need PostgreSQL");
}
