using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Features;

/// <summary>
/// The chosen cases as they are now, read once for the parts of the page; what the reader may not see any more is its code only.
/// </summary>
internal sealed class BulkView(BulkActs acts, IEnumerable<ICaseFace> faces, Texts texts, Clock clock)
{
    /// <summary>Parts of the chosen cases: what the act does not fit, and what became of them.</summary>
    public const string Fit = "fit", Unfit = "unfit", Refused = "refused", Undone = "undone", Done = "done";

    private readonly Dictionary<long, InboxRow> rows = [];

    public Actor Actor { get; private set; } = Actor.Anonymous;

    public IReadOnlyDictionary<long, ManyCase> Found { get; private set; } = new Dictionary<long, ManyCase>();

    public BulkRun? Run { get; private set; }

    /// <summary>The act that is under way, else the one that is meant; null while none is.</summary>
    public BulkAct? Act { get; private set; }

    /// <summary>Name of the act, or that one is to be chosen.</summary>
    public string Title => Act is null ? texts["cases.bulk.title", ("count", Run?.Lines.Count)] : acts.TextOf(Act);

    public async Task LoadAsync(BulkRun run, string? meant, Actor actor, CancellationToken ct)
    {
        (Run, Act) = (run, acts.Find(run.Act ?? meant));
        (Actor, Found) = (actor, await acts.LookAsync(run.Lines.Select(RowOf), actor, ct));
        foreach (var of in run.Lines.Where(line => Found.ContainsKey(line.Case)).GroupBy(line => line.Kind))
            foreach (var row in await Face(of.Key).RowsAsync([.. of.Select(line => line.Case)], clock.Now, ct)) rows[row.Id] = row;
    }

    public static BulkRow RowOf(BulkLine line) => new(line.Kind, line.Case);

    /// <summary>The cases of a part, each with why it is there where that is to be said.</summary>
    public IReadOnlyList<(BulkLine Line, string? Why)> Part(string part) => part switch
    {
        Unfit => [.. Run!.Lines.Select(line => (line, WhyNot(line))).Where(one => one.Item2 is not null)],
        Fit => [.. Run!.Lines.Where(line => WhyNot(line) is null).Select(line => (line, (string?)null))],
        Refused => [.. Run!.In(BulkState.Refused).Select(line => (line, line.Why))],
        Undone => [.. Run!.In(BulkState.Undone).Select(line => (line, line.Why))],
        _ => [.. Run!.In(BulkState.Done).Select(line => (line, line.Why))],
    };

    /// <summary>What lists say of it, or null.</summary>
    public InboxRow? Of(BulkLine line) => rows.GetValueOrDefault(line.Case);

    public string Href(BulkLine line) => Face(line.Kind).Href(line.Code);

    /// <summary>Why the act does not fit, in one sentence; null when it does.</summary>
    private string? WhyNot(BulkLine line) => Act is not { } act ? null
        : line.Kind != act.Kind.Kind.Name ? texts["cases.bulk.other-kind", ("act", acts.TextOf(act))]
        : !Found.TryGetValue(line.Case, out var one) ? texts.Error(CaseErrors.NoSuchBulk)
        : one.Of(act.Facts.Verb) is not { } offer ? texts["cases.bulk.other-kind", ("act", acts.TextOf(act))]
        : offer.Can ? one.Revision == line.Seen ? null : texts.Error(KernelErrors.Stale)
        : one.Why(offer);

    /// <summary>How many of those done can be taken back now.</summary>
    public int Undoable(Instant now) => Run is { Phase: BulkPhase.Done, EndedAt: { } ended }
        && now - ended <= UndoWindow.Time && Act is { } act
        ? Run.In(BulkState.Done).Count(line => Found.GetValueOrDefault(line.Case)?.Undoable.Contains(act.Facts.Verb) == true)
        : 0;

    private ICaseFace Face(string kind) => faces.First(face => face.Kind.Name == kind);
}
