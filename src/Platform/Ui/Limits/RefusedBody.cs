using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace OpenProvince.Ui;

/// <summary>Reads a refused body away: who is still sending would see a broken line instead of the answer.</summary>
public static class RefusedBody
{
    private const int Buffer = 16 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Up to <paramref name="most"/> bytes and a minute; what is longer ends with the line.</summary>
    public static async Task ThrowAwayAsync(HttpContext http, long most)
    {
        // The browser sends its body only after our "go on": then a plain answer is enough.
        if (http.Request.Headers.Expect.Count > 0) return;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        late.CancelAfter(Longest);
        var buffer = ArrayPool<byte>.Shared.Rent(Buffer);
        try
        {
            for (long seen = 0; seen < most;)
            {
                var read = await http.Request.Body.ReadAsync(buffer, late.Token);
                if (read == 0) return;
                seen += read;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The sender gave up, or is too slow: the answer has nobody left to read it.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
