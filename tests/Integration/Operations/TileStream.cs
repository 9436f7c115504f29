using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Operations;

/// <summary>The browser's side of the live board: reads the stream and remembers the last value of every tile.</summary>
internal sealed class TileStream(StreamReader reader) : IDisposable
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>The address of the demo leader's board.</summary>
    public static Task<string> BoardAsync(Province province) => province.InScopeAsync(async scope =>
    {
        var accounts = await scope.GetRequiredService<IProvinceSeeder>().DemoAccountsAsync();
        return $"wall@{accounts.Single(one => one.Role == Roles.Leader).Agency!.Value.Value}";
    });

    /// <summary>The address of the whole province's board, which the administrator sees.</summary>
    public static string Whole(Province province) => $"wall@{province.Services.GetRequiredService<IAgencies>().Province.Id.Value}";

    public static async Task<TileStream> OpenAsync(Visitor visitor, string board) =>
        new(new StreamReader(await visitor.Http.GetStreamAsync($"/live?tiles={board}")));

    public Task UntilAsync(string tile, string value) => UntilAsync(tile, known => known == value, value);

    /// <summary>Markup of a panel: waits until it has these words, or with "" until it is empty.</summary>
    public Task UntilPanelAsync(string tile, string words) =>
        UntilAsync(tile,
            known => words.Length == 0
                ? known is { } none && none.Trim().Length == 0
                : known?.Contains(words, StringComparison.Ordinal) is true, words);

    private async Task UntilAsync(string tile, Func<string?, bool> isThere, string value)
    {
        using var enough = new CancellationTokenSource(Patience.State);
        while (!isThere(values.GetValueOrDefault(tile)))
        {
            string? line;
            try
            {
                line = await reader.ReadLineAsync(enough.Token);
            }
            catch (OperationCanceledException)
            {
                line = null;
            }
            Assert.True(line is not null, $"{tile} is {values.GetValueOrDefault(tile, "unknown")}, not {value}");
            if (!line.StartsWith("data:", StringComparison.Ordinal)) continue;
            using var data = JsonDocument.Parse(line[5..]);
            foreach (var part in new[] { "values", "html" })
                if (data.RootElement.TryGetProperty(part, out var changed))
                    foreach (var one in changed.EnumerateObject()) values[one.Name] = one.Value.GetString()!;
        }
    }

    public void Dispose() => reader.Dispose();
}
