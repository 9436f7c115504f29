using Microsoft.AspNetCore.Http;
using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>What the list of tasks is made with.</summary>
internal sealed record TaskListServices(
    ListServices Ui, TaskQuery Query, TaskWords Words, LegalClocks Clocks, Readings Readings, IAgencies Agencies);

/// <summary>Tasks by whose they are and how they stand; also the lists behind the figures of the board.</summary>
internal sealed class TaskList : ListOf<TaskRow, TaskFilter>, IListPlaced
{
    public static ListPlace Place { get; } = new("tasks.list", TaskLinks.List, TaskPermissions.Read)
    {
        Api = new("tasks", typeof(TaskRowAnswer)), FilePath = $"{TaskLinks.List}/danh-sach", FileName = "nhiem-vu", Bulk = true
    };

    /// <summary>Values of the filter of ended ones.</summary>
    public const string InTime = "in-time", Late = "late";

    private readonly TaskListServices services;
    private AgencyClocks clocks;

    public TaskList(TaskListServices services) : base(services.Ui, Place)
    {
        (this.services, What) = (services, "tasks.what");
        DeclareColumns(services.Words);
        Own(TaskTab.Mine);
        Own(TaskTab.Unit);
        Own(TaskTab.Given);
        Own(TaskTab.Near, CountKind.Near);
        Own(TaskTab.Overdue, CountKind.Over, "g q");
        Own(TaskTab.Waiting);
        Own(TaskTab.Done);
        foreach (var figure in new[] { TaskTab.Asks, TaskTab.Week, TaskTab.Running })
            Tab(new(ApiNames.Of(figure), filter => filter with { Tab = figure }) { Offered = false });
        Sort(new("left", (filter, sort) => filter with { Sort = sort }, Usual: true));
        foreach (var name in new[] { "code", "percent", "changed" }) Sort(new(name, (filter, sort) => filter with { Sort = sort }));
        Filter(new("unit", (filter, id) => filter with { Unit = long.Parse(id, CultureInfo.InvariantCulture) }, Units) { Read = ReadUnit });
        Filter(new("field", (filter, field) => filter with { Field = field }, () => TaskRules.Current.Fields
            .Select(field => new Choice(field, services.Words.Field(field)))) { Chip = true });
        Filter(new("state", (filter, state) => filter with { State = ApiNames.Parse<TaskState>(state) }, () => Enum.GetValues<TaskState>()
            .Where(state => state < TaskState.Asked).Select(state => new Choice(ApiNames.Of(state), services.Words.State(state))))
        {
            Read = text => ApiNames.Parse<TaskState>(text) is { } known && Enum.IsDefined(known) ? ApiNames.Of(known) : null,
            Values = [.. Enum.GetValues<TaskState>().Select(ApiNames.Of)]
        });
        Filter(new("period", (filter, code) => filter with { Period = Period.Read(code) }, () => Periods(Today)
            .Select(period => new Choice(period.Code, services.Words.Period(period))))
        {
            Chip = true, Read = text => Period.Read(text)?.Code
        });
        Filter(new("kept", (filter, kept) => filter with { Kept = kept == InTime }, () => new[] { InTime, Late }
            .Select(kept => new Choice(kept, services.Words.Kept(kept == InTime))))
        {
            Read = text => text is InTime or Late ? text : null, Values = [InTime, Late]
        });
        DeclareFigures();
    }

    /// <summary>Conditions of the lists behind figures, and of what an import made.</summary>
    private void DeclareFigures()
    {
        Filter(new("home", (filter, id) => filter with { Home = long.Parse(id, CultureInfo.InvariantCulture) }, Units)
        {
            Read = ReadUnit, OfFigures = true
        });
        Filter(new("import", (filter, import) => filter with { Import = long.Parse(import, CultureInfo.InvariantCulture) },
            () => Asked["import"] is { } import ? [new(import, services.Ui.Texts["tasks.import.one"])] : [])
        {
            Read = text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var import) ? ApiJson.Id(import) : null,
            OfFigures = true
        });
        Filter(new("grade", (filter, grade) => filter with { Grade = grade }, () => TaskRules.Current.ScaleOn(Today).Classes
            .Select(one => new Choice(one.Code, services.Words.Grade(one.Code)!))));
    }

    private void DeclareColumns(TaskWords words)
    {
        Column(new("code", Shown.Everywhere, row => new CodeCell(row.One.Code!, TaskLinks.Task(row.One.Code!))) { Class = "op-col-code" });
        Column("task", Shown.Paper, row => new LinesCell(row.Title, words.Unit(row.One.LeadAgency))
        {
            Holder = row.One.Holder is { } at && (at.Officer is not null || at.Agency != row.One.LeadAgency) ? words.Holder(at) : null
        });
        Column("title", Shown.File, row => new TextCell(row.Title));
        Column("unit", Shown.File, row => new TextCell(words.Unit(row.One.LeadAgency)));
        Column(new("state", Shown.Everywhere, row => words.Tag(row.One.State)) { Class = "op-col-state" });
        Column(new("left", Shown.Everywhere, row =>
            new DueCell(words.Due(row.One, clocks.For(row.One.LeadAgency), Now), "") { At = row.One.Due })
        {
            Class = "op-col-due"
        });
        Column("percent", Shown.Everywhere, row => new NumberCell(row.One.IsAsk ? null : row.One.Percent));
        Column("urges", Shown.Print | Shown.File, row => new NumberCell(row.One.Urges == 0 ? null : row.One.Urges));
        Column("due", Shown.File, row => new MomentCell(row.One.Due));
        Column("first-due", Shown.File, row => new MomentCell(row.One.FirstDue));
        Column("holder", Shown.Print | Shown.File, row => new TextCell(words.Holder(row.One)));
        Column("field", Shown.File, row => new TextCell(words.Field(row.One.Field)));
        Column("home", Shown.File, row => new TextCell(words.Unit(row.One.AssignedBy)));
        Column("grade", Shown.File, row => new TextCell(words.Grade(row.One.Grade) ?? ""));
    }

    private void Own(TaskTab tab, CountKind kind = CountKind.Plain, string? key = null) =>
        Tab(new(ApiNames.Of(tab), filter => filter with { Tab = tab }) { Kind = kind, Key = key });

    protected override TaskFilter Everything => new();

    /// <summary>What is shown.</summary>
    public TaskFilter Open => FilterAsked();

    /// <summary>What an address of this list asks for, for who does something with all of it.</summary>
    public TaskFilter FilterOf(IQueryCollection query)
    {
        Asked = Read(name => query[name].ToString());
        return FilterAsked();
    }

    /// <summary>Who gives nothing has no list of what was given.</summary>
    protected override bool Offers(string tab) => tab != "given" || May(TaskPermissions.Assign);

    public override ListMaker? Maker => Actor.Active is { } post
        ? new(services.Agencies.NameAt(new AgencyId(post.Agency), Today), services.Words.Person(Actor.Id))
        : null;

    protected override BulkRow CaseOf(TaskRow row) => new(TaskKind.Facts.Name, row.One.Id);

    protected override ListLine LineOf(TaskRow row) => new(row.One.Code!, TaskLinks.Task(row.One.Code!), null, []);

    protected override object AnswerOf(TaskRow row) => TaskAnswers.Of(row, services.Agencies);

    protected override Task<Result<RowSlice<TaskRow>>> SliceAsync(
        TaskFilter filter, RowSpot? at, int size, int? total, CancellationToken ct) =>
        services.Query.SliceAsync(filter, Actor, at, size, total, ct);

    protected override Task<Result<RowStream<TaskRow>>> AllAsync(TaskFilter filter, CancellationToken ct) =>
        services.Query.StreamAsync(filter, Actor, ct);

    protected override async Task AboutAsync(IReadOnlyList<TaskRow> rows, CancellationToken ct) =>
        clocks = await services.Clocks.NowAsync(ct);

    protected override async Task<IReadOnlyDictionary<string, int>> CountAsync(TaskFilter filter, CancellationToken ct) =>
        (await services.Query.CountAsync(filter, Actor, ct))
            .ToDictionary(one => ApiNames.Of(one.Key), one => one.Value, StringComparer.Ordinal);

    protected override Task<Error?> RecordAsync(ListUse use, int rows, string? query, CancellationToken ct) => services.Readings
        .RecordListAsync(TaskKind.Facts, Actor, use.Way(), rows, query, ct);

    private IEnumerable<Choice> Units() => services.Agencies.All.Where(one => one.IsValidOn(Today) && Actor.Active is { } post
            && (one.Id.Value == post.Agency || services.Agencies.IsWithin(one.Id, new AgencyId(post.Agency))))
        .Select(one => new Choice(one.Id.Value.ToString(CultureInfo.InvariantCulture), one.ShortName));

    private string? ReadUnit(string text) => (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        ? services.Agencies.Find(new AgencyId(id))
        : services.Agencies.FindByCode(text) ?? services.Agencies.FindBySlug(text))?.Id.Value.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Period> Periods(DateOnly today) => Enum.GetValues<PeriodKind>()
        .SelectMany(kind => new[] { Period.Of(kind, today), Period.Of(kind, today).Before });
}
