using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>Tasks among other kinds of cases.</summary>
internal sealed class TaskFace(Database database, TaskReads reads, TaskWords words, LegalClocks clocks, Texts texts) : ICaseFace
{
    public ICaseKind Kind => TaskKind.Facts;

    public string Icon => "flag";

    public Type Pane => typeof(TaskPane);

    public string Href(string code) => TaskLinks.Task(code);

    public string PaneHref(string code) => TaskLinks.Pane(code);

    public string? Meant(string text) => TaskCode.Read(text) is { } code ? Href(code) : null;

    public string StateOf(int state) => words.State((TaskState)state);

    public async Task<IReadOnlyList<InboxRow>> RowsAsync(IReadOnlyCollection<long> ids, Instant now, CancellationToken ct)
    {
        var found = await database.QueryAsync(row => Assignment.Map.Read(row, NoDuties.Instance),
            $"{Assignment.Map.Select} where {SqlFilter.In("id", ids)}", [], ct);
        // A request says what its task is about.
        var contents = await reads.ContentsAsync([.. found.Select(one => one.IsAsk ? one.Parent : one.Id)], ct);
        var clock = await clocks.NowAsync(ct);
        return [.. found.Select(one => RowOf(one, contents.GetValueOrDefault(one.IsAsk ? one.Parent : one.Id)?.Content ?? "", clock, now))];
    }

    private InboxRow RowOf(Assignment one, string title, AgencyClocks clock, Instant now) => new()
    {
        Kind = Kind, Id = one.Id, Code = one.Code!, Who = title, What = words.Field(one.Field),
        Todo = one.Next is { } next ? texts[$"tasks.next.{next.Duty}"] : "", State = words.State(one.State),
        Left = words.Due(one, clock.For(one.LeadAgency), now), Due = one.Due, Holder = words.Holder(one),
        News = one.UrgedAt is { } at ? (texts["tasks.urged.short", ("n", one.Urges)], texts["tasks.urged", ("n", one.Urges),
            ("when", words.When(at, now))]) : null,
    };
}
