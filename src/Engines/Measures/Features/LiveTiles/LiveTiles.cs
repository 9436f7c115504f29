using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Measures.Features.LiveTiles;

/// <summary>
/// <c>GET /live?tiles=wall@17,…</c>: server-sent events with changed tiles and a beat every half second. A new connection
/// gets every tile first, so reconnecting needs no memory on either side.
/// </summary>
internal sealed class LiveTiles(
    TileHub hub, StreamSeats seats, PermissionDecision permissions, TimeProvider time, IHostApplicationLifetime life)
{
    private const int MostBoards = 16;
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);
    // Then the browser comes back and its permissions are decided anew.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/live",
        async (string? tiles, IActorSource actors, LiveTiles live, HttpContext http) =>
            live.Answer(tiles ?? "", actors, await actors.CurrentAsync(http.RequestAborted), http));

    private IResult Answer(string tiles, IActorSource actors, Actor actor, HttpContext http)
    {
        var asked = tiles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal).Take(MostBoards);
        var allowed = asked.Select(Parse).Where(one => one.Board is { } board && permissions.Decide(actor, board.Permission, one.Unit))
            .ToArray();
        if (allowed.Length == 0)
            return Results.StatusCode(
                actor.Kind == ActorKind.Anonymous ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden);
        if (HeadRequests.Is(http)) return Results.Text("", "text/event-stream");
        if (!seats.TryTake(actor.Id))
        {
            http.Response.Headers.RetryAfter = "10";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var watches = Array.ConvertAll(allowed, one => hub.Join(one.Board!, one.Unit, CultureInfo.CurrentUICulture));
        // Completes however the connection ends, also when the answer never starts.
        http.Response.OnCompleted(() =>
        {
            foreach (var watch in watches) hub.Leave(watch);
            seats.Leave(actor.Id);
            return Task.CompletedTask;
        });
        return TypedResults.ServerSentEvents(
            StreamAsync(watches, () => MaySeeAsync(actors, actor, allowed, http.RequestAborted), http.RequestAborted));
    }

    /// <summary>Asked with every beat: a stream outlives neither its session nor the rights it was opened with.</summary>
    private async ValueTask<bool> MaySeeAsync(
        IActorSource actors, Actor opened, (TileBoard? Board, long Unit)[] boards, CancellationToken ct)
    {
        var now = await actors.CurrentAsync(ct);
        return now.Id == opened.Id && Array.TrueForAll(boards, one => permissions.Decide(now, one.Board!.Permission, one.Unit));
    }

    private (TileBoard? Board, long Unit) Parse(string address)
    {
        var parts = address.Split('@', 2);
        return parts.Length == 2 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var unit)
            ? (hub.Board(parts[0]), unit)
            : (null, 0);
    }

    private async IAsyncEnumerable<SseItem<string>> StreamAsync(
        Watch[] watches, Func<ValueTask<bool>> mayGoOn, [EnumeratorCancellation] CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, life.ApplicationStopping);
        var seen = new long[watches.Length];
        var opened = time.GetTimestamp();
        var first = true;
        while (!either.IsCancellationRequested && time.GetElapsedTime(opened) < Longest && await mayGoOn())
        {
            var ticket = hub.Beaten.Next;
            var now = time.Now();
            if (LiveMessages.Tiles(watches, seen, now) is { } tiles)
            {
                yield return new SseItem<string>(tiles, "tiles") { ReconnectionInterval = first ? Reconnect : null };
                first = false;
            }
            yield return new SseItem<string>(LiveMessages.Beat(watches, now), "beat");
            await ticket.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
