using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OpenProvince.Integration.Dossiers;

namespace OpenProvince.Integration.Faults;

/// <summary>
/// Files one dossier after the other through a program's key and notes every answer: its status, its words and how long it took.
/// </summary>
internal sealed class Caller(HttpClient http, Func<JsonObject> filing, string name)
{
    private readonly List<(long At, int Status, string Text, TimeSpan Took)> answers = [];
    private int number;

    /// <summary>The answers to questions asked since a moment (<see cref="Stopwatch.GetTimestamp"/>).</summary>
    public IReadOnlyList<(long At, int Status, string Text, TimeSpan Took)> Since(long moment)
    {
        lock (answers) return [.. answers.Where(answer => answer.At >= moment)];
    }

    /// <summary>Answers that came after a moment, also to questions asked before it.</summary>
    public IReadOnlyList<(long At, int Status, string Text, TimeSpan Took)> CameAfter(long moment)
    {
        lock (answers) return [.. answers.Where(answer => Stopwatch.GetElapsedTime(moment, answer.At) + answer.Took > TimeSpan.Zero)];
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await AskAsync() is not (>= 200 and < 300)) await Task.Delay(50, CancellationToken.None);
            else number++;
        }
    }

    private async Task<int> AskAsync()
    {
        var asked = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/dossiers") { Content = JsonContent.Create(filing()) };
        request.Headers.Add("Idempotency-Key", $"{name}-{number}");
        using var answer = await http.SendAsync(request, CancellationToken.None);
        var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
        lock (answers) answers.Add((asked, (int)answer.StatusCode, text, Stopwatch.GetElapsedTime(asked)));
        return (int)answer.StatusCode;
    }
}
