using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>The latest report of one member of the family.</summary>
internal sealed record TaskReport(Assignment One, string? Words, IReadOnlyList<StoredFile> Files);

/// <summary>A request that waits, with why.</summary>
internal sealed record TaskRequest(Assignment Ask, Assignment Task, string? Words);

/// <summary>The task of this request, with what its page says beside it.</summary>
internal sealed class OpenTask(ShowTask.Query query, CaseReads lines, IFiles files, LegalClocks legal) : IOpenCase<Assignment>
{
    private AgencyClocks clocks;

    public TaskDetails? Shown { get; private set; }

    public Error? Refusal { get; private set; }

    public IReadOnlyList<TaskReport> Reports { get; private set; } = [];

    public IReadOnlyList<TaskRequest> Requests { get; private set; } = [];

    public Assignment? Case => Shown?.One;

    public Actor Actor { get; private set; } = Actor.Anonymous;

    public IReadOnlyList<StepLine> Steps => Shown?.Steps ?? [];

    public IReadOnlyList<Offer> Offers => Shown?.Offers ?? [];

    public string? Ended => null;

    public LegalClock ClockOf(Assignment one) => clocks.For(one.LeadAgency);

    /// <summary>The whole and its parts.</summary>
    public IEnumerable<Assignment> Work => Shown!.Family.Where(one => !one.IsAsk);

    public async Task LoadAsync(string code, Actor actor, CancellationToken ct)
    {
        (Actor, clocks) = (actor, await legal.NowAsync(ct));
        var found = await query.FindAsync(code, actor, ct);
        if (found.IsError)
        {
            Refusal = found.Error;
            return;
        }
        var shown = found.Value;
        await LoadReportsAsync(shown, ct);
        await LoadRequestsAsync(shown, ct);
        Shown = shown;
    }

    private async Task LoadReportsAsync(TaskDetails shown, CancellationToken ct)
    {
        var told = shown.Family.Where(one => !one.IsAsk && one.ReportedAt is not null).OrderByDescending(one => one.ReportedAt).ToArray();
        var reported = await lines.LastLinesAsync([.. told.Select(one => one.Id)], (int)TaskLine.Reported, ct);
        var handedIn = await lines.LastLinesAsync([.. told.Select(one => one.Id)], (int)TaskLine.HandedIn, ct);
        List<TaskReport> reports = [];
        foreach (var one in told)
        {
            var stored = shown.Evidence.Any(file => file.Task == one.Id) ? await files.OfAsync(new(Evidence.Owner, one.Id), ct) : [];
            reports.Add(new(one, (one.HandedInAt is null ? null : handedIn.GetValueOrDefault(one.Id).Words)
                ?? reported.GetValueOrDefault(one.Id).Words, stored));
        }
        Reports = reports;
    }

    private async Task LoadRequestsAsync(TaskDetails shown, CancellationToken ct)
    {
        var open = shown.Family.Where(one => one.State is TaskState.Asked).ToArray();
        var words = await lines.LastLinesAsync([.. open.Select(one => one.Id)], (int)TaskLine.TimeAsked, ct);
        Requests = [.. open.Select(ask => new TaskRequest(
            ask, shown.Family.First(one => one.Id == ask.Parent), words.GetValueOrDefault(ask.Id).Words))];
    }
}
