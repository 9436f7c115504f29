using System.CommandLine;
using System.Runtime;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>
/// Proves that log, rows, files and projections agree, also while a server runs or on a copy that cannot be written; names what
/// does not. Answers 0 when all agrees, 1 when something does not, 2 when it could not look, 130 when stopped.
/// </summary>
internal sealed class VerifyVerb : IVerb
{
    public Command Make(IProgram program)
    {
        var say = program.Terminal;
        var command = new Command("verify", say["eventlog.verify.about"]);
        var withoutFiles = new Option<bool>("--without-files") { Description = say["eventlog.verify.without-files"] };
        var copy = new Option<bool>("--copy") { Description = say["eventlog.verify.copy"] };
        command.Options.Add(withoutFiles);
        command.Options.Add(copy);
        return program.OnProvince(command, parsed => parsed.GetValue(copy) ? Opening.Copy : Opening.Read, (services, parsed, ct) =>
            RunAsync(services.GetRequiredService<Verify>(), new VerifySettings(Files: !parsed.GetValue(withoutFiles)), say, ct));
    }

    private static async Task<int> RunAsync(Verify verify, VerifySettings settings, ITerminal say, CancellationToken ct)
    {
        // Nobody waits for an answer meanwhile: collecting beside the work would only take its processors.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        VerifyReport? report = null;
        await say.ProgressAsync("eventlog.verify.progress", async progress =>
            report = await verify.RunAsync(settings, (done, total) => progress("", done, total), ct));
        foreach (var finding in report!.Findings) say.Error(finding);
        foreach (var note in report.Notes) say.Note(note);
        if (report.Erased > 0) say.Line("eventlog.verify.erased", ("count", report.Erased));
        say.Line(report.Findings.Count == 0 ? "eventlog.verify.clean" : "eventlog.verify.dirty",
            ("events", report.Events), ("rows", report.Rows), ("findings", report.Findings.Count));
        return report.Findings.Count == 0 ? Exit.Done : Exit.Found;
    }
}
