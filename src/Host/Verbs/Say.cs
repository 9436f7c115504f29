using System.Diagnostics;
using System.Globalization;
using OpenProvince.Kernel;
using Spectre.Console;

namespace OpenProvince.Server.Verbs;

/// <summary>What the program says on the terminal.</summary>
internal sealed class Say(IEnumerable<TextSource> sources) : ITerminal
{
    private readonly Texts texts = new(sources);

    public Texts Texts => texts;

    public string this[string key, params (string Name, object? Value)[] args] => texts[key, args];

    public void Line(string key, params (string Name, object? Value)[] args)
    {
        // In a file a sentence is one line, however long.
        if (Console.IsOutputRedirected) Console.WriteLine(texts[key, args]);
        else AnsiConsole.MarkupLine(Markup.Escape(texts[key, args]));
    }

    public void Error(Error error)
    {
        foreach (var one in error.Each()) Console.Error.WriteLine(texts.Error(one));
    }

    public void Note(Error note) => AnsiConsole.MarkupLine(Markup.Escape(texts.Error(note)));

    public void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        // A figure is never broken over two lines, and a file takes the table as wide as it is.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 160;
        var table = new Table();
        foreach (var (i, name) in head.Index())
            table.AddColumn(new TableColumn(Markup.Escape(name)) { Alignment = i == 0 ? Justify.Left : Justify.Right }.NoWrap());
        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        AnsiConsole.Write(table);
    }

    public async Task ProgressAsync(string key, Func<Action<string, long, long>, Task> body)
    {
        var clock = Stopwatch.StartNew();
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            var lastStep = ("", -1L);
            await body((work, done, total) =>
            {
                var step = (work, total == 0 ? 10 : done * 10 / total);
                if (step == lastStep) return;
                lastStep = step;
                Console.WriteLine($"{texts[key]} {texts[work]} {step.Item2 * 10} % {Rate(done, clock)}");
            });
            return;
        }
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
            new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
                await body((work, done, total) =>
                {
                    if (!bars.TryGetValue(work, out var bar)) bars[work] = bar =
                        context.AddTask(Markup.Escape($"{texts[key]} {texts[work]}"));
                    bar.MaxValue = Math.Max(total, 1);
                    bar.Value = total == 0 ? 1 : done;
                    bar.Description = Markup.Escape($"{texts[key]} {texts[work]} {Rate(done, clock)}");
                });
            });
    }

    private string Rate(long done, Stopwatch clock) =>
        texts["host.progress.rate", ("n", ((long)(done / Math.Max(clock.Elapsed.TotalSeconds, 0.001)))
            .ToString("N0", CultureInfo.GetCultureInfo("vi-VN")))];
}
