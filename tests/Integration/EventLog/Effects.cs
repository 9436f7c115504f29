using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Integration.Log;

/// <summary>Leaves one row an event, with the event's id as idempotency key; refuses as often as it is told.</summary>
internal sealed class Effects(Begin begins = Begin.Beginning) : Reactor
{
    private int calls;

    public int Calls => Volatile.Read(ref calls);

    /// <summary>What the next calls answer instead of acting.</summary>
    public Queue<Func<Result>> Instead { get; } = new();

    public override string Name => "test.effects";

    public override EventFilter Reads { get; } = EventFilter.Of("test.counted");

    public override Begin Begins => begins;

    public override async Task<Result> ReactAsync(RecordedEvent e, IServiceProvider scope, CancellationToken ct)
    {
        Interlocked.Increment(ref calls);
        if (Instead.TryDequeue(out var answer)) return answer();
        var work = scope.GetRequiredService<UnitOfWork>();
        // A plain counter: only the key keeps a second run from leaving a second row.
        work.Add("insert into test_effect (id) values ($1)", $"{e.Id} {Calls}");
        Idempotency.Remember(work, "test", e.Id, SHA256.HashData(Encoding.UTF8.GetBytes(e.Id)), e.Seq, TimeProvider.System.Now());
        return await work.CommitAsync(ct);
    }
}
