using System.CommandLine;
using System.Data.Common;
using System.Runtime;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

/// <summary>
/// Proves that log, rows, files and projections agree, also while a server runs or on a copy that cannot be written; names what
/// does not. Answers 0 when all agrees, 1 when something does not, 2 when it could not look, 130 when stopped.
/// </summary>
internal static class VerifyVerb
{
    public static Command Make(Say say)
    {
        var command = new Command("verify", say["host.verify.about"]);
        var common = new CommonOptions(command, say);
        var withoutFiles = new Option<bool>("--without-files") { Description = say["host.verify.without-files"] };
        var copy = new Option<bool>("--copy") { Description = say["host.verify.copy"] };
        command.Options.Add(withoutFiles);
        command.Options.Add(copy);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, () =>
        {
            var options = common.Read(parsed);
            var access = parsed.GetValue(copy) ? DatabaseAccess.Copy : DatabaseAccess.Read;
            return RunAsync(options with { Target = options.Target with { Access = access } },
                new VerifySettings(Files: !parsed.GetValue(withoutFiles)), say, ct);
        }));
        return command;
    }

    private static async Task<int> RunAsync(ServerOptions options, VerifySettings settings, Say say, CancellationToken ct)
    {
        // Nobody waits for an answer meanwhile: collecting beside the work would only take its processors.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        await using var app = ServerApp.Build(options);
        await CheckFilledAsync(app, ct);
        VerifyReport? report = null;
        await say.ProgressAsync("host.verify.progress", async progress =>
            report = await app.Services.GetRequiredService<Verify>().RunAsync(settings, (done, total) => progress("", done, total), ct));
        foreach (var finding in report!.Findings) say.Error(finding);
        foreach (var note in report.Notes) say.Note(note);
        if (report.Erased > 0) say.Line("host.verify.erased", ("count", report.Erased));
        say.Line(report.Findings.Count == 0 ? "host.verify.clean" : "host.verify.dirty",
            ("events", report.Events), ("rows", report.Rows), ("findings", report.Findings.Count));
        return report.Findings.Count == 0 ? CommandLine.Done : CommandLine.Found;
    }

    /// <summary>A damaged database may be unable to say which province it holds: that it is damaged is then the finding.</summary>
    private static async Task CheckFilledAsync(WebApplication app, CancellationToken ct)
    {
        try
        {
            await ServerApp.CheckFilledAsync(app, ct);
        }
        catch (StartupException e) when (e.InnerException is DbException inner && EngineCheck.IsDamage(inner))
        {
        }
    }
}
