using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace OpenProvince.EventLog;

/// <summary>Reads rows in another thread while the caller compares those before them.</summary>
public static class RowsAhead
{
    private const int Page = 2000, MostPages = 4;

    /// <summary>The same rows in the same order; what reading them throws, the caller meets.</summary>
    public static async IAsyncEnumerable<T> ReadAhead<T>(
        this IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken ct = default)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pages = Channel.CreateBounded<List<T>>(MostPages);
        var reading = Task.Run(() => FillAsync(rows, pages.Writer, end.Token), CancellationToken.None);
        try
        {
            await foreach (var page in pages.Reader.ReadAllAsync(ct))
                foreach (var row in page) yield return row;
        }
        finally
        {
            // The rows hold a connection: nobody uses it before they have let go.
            await end.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task FillAsync<T>(IAsyncEnumerable<T> rows, ChannelWriter<List<T>> to, CancellationToken ct)
    {
        try
        {
            var page = new List<T>(Page);
            await foreach (var row in rows.WithCancellation(ct))
            {
                page.Add(row);
                if (page.Count < Page) continue;
                await to.WriteAsync(page, ct);
                page = new List<T>(Page);
            }
            await to.WriteAsync(page, ct);
            to.Complete();
        }
        catch (Exception cause)
        {
            to.Complete(cause);
            throw;
        }
    }
}
