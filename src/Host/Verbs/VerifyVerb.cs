using System.CommandLine;
using OpenProvince.EventLog;

namespace OpenProvince.Server.Verbs;

/// <summary>Proves that log, state rows and projections agree, also while a server runs; names what does not.</summary>
internal static class VerifyVerb
{
    public static Command Make(Say say)
    {
        var command = new Command("verify", say["host.verify.about"]);
        var common = new CommonOptions(command, say);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, async () =>
        {
            await using var app = ServerApp.Build(common.Read(parsed));
            await ServerApp.CheckFilledAsync(app, ct);
            VerifyReport? report = null;
            await say.ProgressAsync("host.verify.progress", async progress =>
                report = await app.Services.GetRequiredService<Verify>().RunAsync((done, total) => progress("", done, total), ct));
            foreach (var finding in report!.Findings) say.Error(finding);
            say.Line(report.Findings.Count == 0 ? "host.verify.clean" : "host.verify.dirty",
                ("events", report.Events), ("rows", report.Rows), ("findings", report.Findings.Count));
            return report.Findings.Count == 0 ? CommandLine.Done : CommandLine.Found;
        }));
        return command;
    }
}
