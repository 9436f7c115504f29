using OpenProvince.Kernel;

namespace OpenProvince.Integration.Kernel;

/// <summary>A disk that takes its time for every commit, counts them, can be held and can break.</summary>
internal sealed class SlowDisk(TimeSpan pause) : IDisposable
{
    private readonly ManualResetEventSlim open = new(true);
    private int commits;

    public int Commits => Volatile.Read(ref commits);

    public bool Broken { get; set; }

    public SqliteLaneOptions Options(int groupSize = 50) => new() { GroupSize = groupSize, BeforeCommit = Commit };

    public void Forget() => Volatile.Write(ref commits, 0);

    /// <summary>Runs commands that queue behind a held commit, so that all of them share the next one.</summary>
    public async Task<IReadOnlyList<T>> InOneGroupAsync<T>(Func<Task<Result>> first, IEnumerable<Func<Task<T>>> commands)
    {
        open.Reset();
        var before = Commits;
        var plug = first();
        while (Commits == before) await Task.Delay(1);
        // A command joins the queue before its method returns.
        var running = commands.Select(command => command()).ToArray();
        open.Set();
        Assert.Null((await plug).Error);
        return await Task.WhenAll(running);
    }

    public void Dispose() => open.Dispose();

    private void Commit()
    {
        Interlocked.Increment(ref commits);
        open.Wait();
        Thread.Sleep(pause);
        if (Broken) throw new IOException("the disk is gone");
    }
}
