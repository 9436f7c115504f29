using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OpenProvince.Kernel;

namespace OpenProvince.Measures.Features.LiveTiles;

/// <summary>The two messages of the stream; their reader is Ui's live.js.</summary>
internal static class LiveMessages
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Tiles a watcher has not seen, and <paramref name="seen"/> moved on; null when there are none.</summary>
    public static string? Tiles(Watch[] watches, long[] seen, Instant now)
    {
        Dictionary<string, string> values = [], details = [], html = [];
        for (var i = 0; i < watches.Length; i++)
        {
            var version = watches[i].Version;
            if (version == seen[i]) continue;
            foreach (var (key, tile) in watches[i].Since(seen[i]))
            {
                if (tile.Text is { } text) values[key] = text;
                if (tile.Detail is { } detail) details[key] = detail;
                if (tile.Html is { } markup) html[key] = markup;
            }
            seen[i] = version;
        }
        return values.Count + details.Count + html.Count == 0
            ? null
            : JsonSerializer.Serialize(new { now = now.Micros / 1000, values, details, html }, Json);
    }

    /// <summary>Age of every watched board in milliseconds; a board never computed has none and a stopped one says so.</summary>
    public static string Beat(Watch[] watches, Instant now)
    {
        var age = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var watch in watches)
            if (watch.AsOf.Micros > 0) age[watch.Address] = Math.Max(0, (now.Micros - watch.AsOf.Micros) / 1000);
        var stopped = watches.Where(watch => watch.Poison is not null).Select(watch => watch.Address).ToArray();
        return JsonSerializer.Serialize(new { now = now.Micros / 1000, age, stopped }, Json);
    }
}
