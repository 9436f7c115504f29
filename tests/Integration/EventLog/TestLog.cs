using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenProvince.EventLog;
using OpenProvince.Integration.Kernel;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Log;

/// <summary>Something was counted; 13 is the amount a superstitious projection cannot apply.</summary>
[StoredEvent("test.counted", 1)]
internal sealed record Counted(long Amount) : IEvent;

/// <summary>An event log with projections and reactors of a test's own, whose workers start and stop as the program's do.</summary>
internal sealed class TestLog : IAsyncDisposable
{
    private readonly EmptyDatabase place;
    private ServiceProvider? services;
    private StreamHead head = StreamHead.None;

    private TestLog(EmptyDatabase place) => this.place = place;

    public IServiceProvider Services => services ?? throw new InvalidOperationException("The log is closed.");

    public Database Database => Services.GetRequiredService<Database>();

    public static async Task<TestLog> CreateAsync(DatabaseEngine engine, params object[] consumers)
    {
        var log = new TestLog(await EmptyDatabase.CreateAsync(engine));
        await log.OpenAsync(consumers);
        return log;
    }

    /// <summary>
    /// Opens the same data with these projections and reactors, or modules that bring some; the workers wait for <see cref="StartAsync"/>.
    /// </summary>
    public async Task OpenAsync(params object[] consumers) =>
        services = await place.ServicesAsync(services =>
        {
            services.AddKernel().AddEventLog().AddLogWorkers().AddEvents(typeof(TestLog).Assembly);
            services.AddSchema("test", new SqlFiles(("0001_sums", """
                create table test_sum (kind bigint not null, total bigint not null, constraint pk_test_sum primary key (kind));
                create table test_other (kind bigint not null, total bigint not null, constraint pk_test_other primary key (kind));
                create table test_effect (id text not null, constraint pk_test_effect primary key (id));
                """)));
            foreach (var consumer in consumers)
                if (consumer is Projection projection) services.AddSingleton(projection);
                else if (consumer is Action<IServiceCollection> module) module(services);
                else services.AddSingleton((Reactor)consumer);
        }, TestContext.Current.CancellationToken);

    public async Task StartAsync()
    {
        foreach (var worker in Services.GetServices<IHostedService>()) await worker.StartAsync(CancellationToken.None);
    }

    /// <summary>Ends the program; the data stays.</summary>
    public async Task CloseAsync()
    {
        if (services is null) return;
        foreach (var worker in services.GetServices<IHostedService>()) await worker.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
        services = null;
    }

    public async Task AppendAsync(params long[] amounts)
    {
        foreach (var amount in amounts) await AppendAsync(new Counted(amount));
    }

    public Task AppendAsync(IEvent one) => AppendTogetherAsync([one]);

    /// <summary>In one transaction.</summary>
    public async Task AppendTogetherAsync(IReadOnlyList<IEvent> events)
    {
        var appender = Services.GetRequiredService<EventAppender>();
        var work = new UnitOfWork(Database);
        foreach (var e in events) head = appender.Append(work, "test-1", head, new EventStamp(new(1), new(1), "test", 0), e);
        Assert.Null((await work.CommitAsync()).Error);
    }

    /// <summary>Writes behind the program's back, through its one writer.</summary>
    public async Task ChangeAsync(string sql)
    {
        var work = new UnitOfWork(Database);
        work.Add(sql);
        Assert.Null((await work.CommitAsync()).Error);
    }

    public ProjectionStatus? Status(string name) => Services.GetRequiredService<ProjectionRunner>().Status(name);

    public Task<long> TotalAsync(long kind, string table = "test_sum") =>
        Database.FirstAsync(row => row.Int(0), $"select coalesce(sum(total), 0) from {table} where kind = $1", [kind]);

    public Task<long> CheckpointAsync(string name) =>
        Database.FirstAsync(row => row.Int(0), "select coalesce(max(seq), 0) from eventlog_checkpoint where name = $1", [name]);

    public static Task UntilAsync(Func<Task<bool>> reached, string what) => Patience.UntilAsync(reached, $"not reached: {what}");

    public static Task UntilAsync(Func<bool> reached, string what) => UntilAsync(() => Task.FromResult(reached()), what);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await place.DisposeAsync();
    }
}
