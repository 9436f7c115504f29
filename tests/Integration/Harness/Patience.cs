namespace OpenProvince.Testing;

/// <summary>
/// How long tests wait for what must come. They end a wait that hangs; none of them says how fast anything is, so that a slow machine
/// changes no result. What the program promises in seconds is measured by bench/ and the long runs.
/// </summary>
public static class Patience
{
    /// <summary>For what the program reaches by itself: a figure, a projection, what another node heard.</summary>
    public static readonly TimeSpan State = TimeSpan.FromMinutes(2);

    /// <summary>For a program of its own to be ready: it is compiled as it runs.</summary>
    public static readonly TimeSpan Start = TimeSpan.FromMinutes(4);

    /// <summary>For a page: an answer, an element in it, what its script does next.</summary>
    public static readonly TimeSpan Page = TimeSpan.FromMinutes(1);

    /// <summary>Looks again and again until it is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> otherwise)
    {
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); !await isSo(); await Task.Delay(20))
            Assert.True(waited.Elapsed < State, otherwise());
    }

    public static Task UntilAsync(Func<Task<bool>> isSo, string otherwise) => UntilAsync(isSo, () => otherwise);

    public static Task UntilAsync(Func<bool> isSo, string otherwise) => UntilAsync(() => Task.FromResult(isSo()), otherwise);
}
