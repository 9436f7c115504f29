using System.CommandLine;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

/// <summary>Asks a running server whether it is ready: for a container or a watchdog that has no other way to ask.</summary>
internal static class HealthVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Make(IProgram program)
    {
        var say = program.Terminal;
        var port = new Option<int>("--port") { Description = say["host.option.port"], DefaultValueFactory = _ => 5080 };
        return program.Alone(new Command("health", say["host.health.about"]) { port }, async (parsed, ct) =>
        {
            using var client = new HttpClient { Timeout = Patience };
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{parsed.GetValue(port)}/health/ready"), ct);
                Console.WriteLine(await answer.Content.ReadAsStringAsync(ct));
                return answer.IsSuccessStatusCode ? Exit.Done : Exit.Found;
            }
            catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !ct.IsCancellationRequested))
            {
                say.Error(Error.Unavailable("host.not-answering", ("port", parsed.GetValue(port)), ("reason", e.Message)));
                return Exit.Found;
            }
        });
    }
}
