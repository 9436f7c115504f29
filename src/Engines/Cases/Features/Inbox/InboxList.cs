using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Features;

/// <summary>What the inbox is made with.</summary>
internal sealed record InboxServices(
    ListServices Ui, Inbox Inbox, OfficeDay Day, Readings Readings, IAgencies Agencies, IStaff Staff);

/// <summary>A line of the inbox as a program reads it, in the words of the page; the addresses of its kind say more.</summary>
/// <param name="OfKind">Name of the kind, as the condition <c>kind</c> takes it.</param>
internal sealed record InboxAnswer(
    string OfKind, string Id, string Code, string Who, string What, string Todo, string StateText, DateTimeOffset? Due, string? HolderText,
    string? InsteadOf)
{
    public static InboxAnswer Of(InboxRow row) => new(row.Kind.Name, ApiJson.Id(row.Id), row.Code, row.Who, row.What, row.Todo, row.State,
        ApiJson.Local(row.Due), row.Holder, row.InsteadOf);
}

/// <summary>Everything an officer has to do, of every kind, under one clock.</summary>
internal sealed class InboxList : ListOf<InboxRow, InboxFilter>, IListPlaced
{
    public static ListPlace Place { get; } = new("cases.inbox", "/desk", AgencyPermissions.Office)
    {
        Api = new("inbox", typeof(InboxAnswer)), FilePath = "/desk/danh-sach", FileName = "hop-viec", NewsPath = "/desk/moi", Bulk = true
    };

    private const string WholeUnit = "whole-unit", HandedOn = "handed-on", Desk = "desk";

    private readonly InboxServices services;
    private readonly Dictionary<string, WorkPart> parts = new(StringComparer.Ordinal);
    private IReadOnlyList<Inbox.Counted> counted = [];
    private InboxGroups? groups;

    public InboxList(InboxServices services) : base(services.Ui, Place)
    {
        this.services = services;
        Column(new("code", Shown.Everywhere, row => new CodeCell(row.Code, FaceOf(row).Href(row.Code))
        {
            Icon = FaceOf(row).Icon, Note = T[$"{row.Kind.Name}.kind"]
        }) { Class = "op-col-code" });
        Column("kind", Shown.File, row => new TextCell(T[$"{row.Kind.Name}.kind"]));
        Column("who", Shown.Paper, row => new LinesCell(row.Who, row.What, "vi")
        {
            Holder = OfOthers ? row.Holder : row.InsteadOf is { } away ? T["cases.inbox.instead", ("name", away)] : null
        });
        Column("who-alone", Shown.File, row => new TextCell(row.Who));
        Column("what", Shown.File, row => new TextCell(row.What));
        Column(new("todo", Shown.Paper, row => new TextCell(row.Todo) { Note = row.State, News = row.News }) { Class = "op-col-todo" });
        Column("todo-alone", Shown.File, row => new TextCell(row.Todo));
        Column("state", Shown.File, row => new TextCell(row.State));
        Column(new("left", Shown.Everywhere, row => new DueCell(row.Left) { At = row.Due }) { Class = "op-col-due" });
        Column("due", Shown.File, row => new MomentCell(row.Due));
        Column("holder", Shown.Print | Shown.File, row => new TextCell(row.Holder ?? ""));
        Sort(new("left", (filter, sort) => filter with { Sort = sort }, Usual: true));
        foreach (var name in new[] { "code", "changed" }) Sort(new(name, (filter, sort) => filter with { Sort = sort }));
        Part("mine", WorkPart.Mine);
        Part(WholeUnit, WorkPart.WholeUnit);
        Part("near", WorkPart.Near, CountKind.Near);
        Part("overdue", WorkPart.Overdue, CountKind.Over, "g q");
        Part("waiting", WorkPart.Waiting);
        Part("ready", WorkPart.Ready);
        Part(HandedOn, WorkPart.HandedOn);
        Filter(new("kind", (filter, kind) => filter with { Kind = kind }, KindChoices) 
        {
            Chip = true, Read = ReadKind, Values = services.Inbox.AllKinds
        });
        Filter(new("holder", (filter, officer) => filter with { Holder = officer == Desk ? "" : $"staff:{officer}" }, HolderChoices)
        {
            Chip = true, OfFigures = true, Read = ReadHolder
        });
    }

    /// <summary>What one officer of the reader's unit has, or its desk.</summary>
    /// <param name="staff">Number of the officer; null is the desk.</param>
    /// <param name="kind">Name of a kind; null is all of them, what is late first.</param>
    public static string OfHolder(long? staff, string? kind = null) =>
        $"{Place.Path}?tab={WholeUnit}{(kind is null ? "" : $"&kind={kind}")}" +
        $"&holder={staff?.ToString(CultureInfo.InvariantCulture) ?? Desk}";

    /// <summary>Whose work it is is asked by those who answer for a unit.</summary>
    public override IReadOnlyList<ListFilterView> Filters =>
        [.. base.Filters.Where(one => one.Name != "holder" || (Asked.Tab == WholeUnit && May(CasePermissions.WholeUnit)))];

    public ICaseFace? FaceOf(ListLine? line) => line?.Pane is { } pane
        ? Faces.FirstOrDefault(face => face.PaneHref(line.Code) == pane)
        : null;

    public override ListMaker? Maker => Actor.Active is { } post
        ? new(services.Agencies.NameAt(new AgencyId(post.Agency), Today), services.Staff.FindByActor(Actor.Id)?.Name ?? "")
        : null;

    protected override InboxFilter Everything => new();

    /// <summary>Who watches over a unit answers for what lies with others too.</summary>
    protected override bool Offers(string tab) => tab != WholeUnit || May(CasePermissions.WholeUnit);

    protected override object AnswerOf(InboxRow row) => InboxAnswer.Of(row);

    protected override BulkRow CaseOf(InboxRow row) => new(row.Kind.Name, row.Id);

    protected override ListLine LineOf(InboxRow row) => new(row.Code, FaceOf(row).Href(row.Code), FaceOf(row).PaneHref(row.Code), [])
    {
        // In another order rows of one group do not stand together.
        Group = Asked.Sort is null ? groups?.Of(row) : null
    };

    protected override async Task<IReadOnlyDictionary<string, int>> CountAsync(InboxFilter filter, CancellationToken ct)
    {
        (Aside, counted) = (await services.Day.SayAsync(Actor, Now, ct), await services.Inbox.CountAsync(Actor, ct));
        // What waits for the reader may change; what others do on the unit's own lists may not call for attention.
        Mark = Asked.Tab is "mine" ? await services.Inbox.MarkAsync(Actor, ct) : null;
        var shown = counted.Where(one => filter.Kind is null || one.Kind.Name == filter.Kind).ToList();
        return parts.ToDictionary(one => one.Key, one => shown.Sum(kind => kind.Parts[one.Value]), StringComparer.Ordinal);
    }

    protected override async Task<Result<RowSlice<InboxRow>>> SliceAsync(
        InboxFilter filter, RowSpot? at, int size, int? total, CancellationToken ct)
    {
        if (filter.Part is WorkPart.WholeUnit && !Offers(WholeUnit))
            return CaseErrors.WholeUnitOnly;
        groups = await services.Day.GroupsAsync(Actor, Now, ct);
        return await services.Inbox.SliceAsync(filter, Actor, at, size, total, ct);
    }

    protected override async Task<Result<RowStream<InboxRow>>> AllAsync(InboxFilter filter, CancellationToken ct) =>
        filter.Part is WorkPart.WholeUnit && !Offers(WholeUnit)
            ? CaseErrors.WholeUnitOnly
            : await services.Inbox.StreamAsync(filter, Actor, ct);

    /// <summary>A list of several kinds is a line of each in the record of reads.</summary>
    protected override async Task<Error?> RecordAsync(ListUse use, int rows, string? query, CancellationToken ct)
    {
        var way = use.Way();
        var asked = FilterAsked();
        foreach (var face in Faces.Where(face => asked.Kind is null || asked.Kind == face.Kind.Name))
        {
            var count = await services.Inbox.HowManyAsync(asked with { Kind = face.Kind.Name }, Actor, ct);
            var written = use is ListUse.File ? count : Math.Min(count, Lines.Count(line => FaceOf(line) == face));
            if (await services.Readings.RecordListAsync(face.Kind, Actor, way, written, query, ct) is { } unrecorded) return unrecorded;
        }
        return null;
    }

    private IReadOnlyList<ICaseFace> Faces => field ??= services.Inbox.KindsOf(Actor);

    private ICaseFace FaceOf(InboxRow row) => Faces.First(face => face.Kind == row.Kind);

    /// <summary>The list reaches beyond the reader's own work: it says who holds each.</summary>
    private bool OfOthers => Asked.Tab is WholeUnit or HandedOn;

    private IEnumerable<Choice> KindChoices() => Faces.Select(face => new Choice(face.Kind.Name,
        counted.FirstOrDefault(one => one.Kind == face.Kind) is { } known
            ? string.Create(CultureInfo.CurrentCulture, $"{T[$"{face.Kind.Name}.kind"]} ({known.Parts[parts[Asked.Tab]]:N0})")
            : T[$"{face.Kind.Name}.kind"]));

    private string? ReadKind(string name) => Faces.FirstOrDefault(face => face.Kind.Name == name)?.Kind.Name;

    private IEnumerable<Choice> HolderChoices() => services.Staff.All
        .Where(one => !one.Locked && one.Posts.Any(post => post.Agency == Actor.Active?.Agency))
        .Select(one => new Choice(one.Id.ToString(CultureInfo.InvariantCulture), one.Name))
        .Append(new Choice(Desk, T["cases.people.desk"]));

    private static string? ReadHolder(string text) =>
        text == Desk || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? text : null;

    private void Part(string name, WorkPart part, CountKind kind = CountKind.Plain, string? key = null)
    {
        parts.Add(name, part);
        Tab(new(name, filter => filter with { Part = part }) { Kind = kind, Key = key });
    }
}
