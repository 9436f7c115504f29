using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>
/// The officer's queue, and under other addresses the lists behind the figures of the wall
/// (<c>tab=overdue|due-today|in-process|awaiting|finished|received-today|received-month|received-before|finished-before</c>,
/// <c>unit</c>, <c>channel</c>).
/// </summary>
internal sealed class QueueList : DossierList, IListPlaced
{
    public static ListPlace Place { get; } = new("dossiers.desk", DeskLinks.Queue, DossierPermissions.Read)
    {
        Api = new("dossiers", typeof(RowAnswer)),
        FilePath = $"{DeskLinks.Queue}/danh-sach", FileName = "ho-so", Searched = true, Bulk = true
    };

    /// <summary>The tab of those who answer for a unit.</summary>
    public const string WholeUnit = "whole-unit";

    private const string HandedOn = "handed-on";

    private readonly OfficeDay day;
    private readonly Dictionary<DossierTab, string> counted = [];

    public QueueList(DossierListServices services, QueueChoices choices, OfficeDay day) : base(services, Place)
    {
        this.day = day;
        CodeColumn("op-col-code");
        WhoColumn(row => OfOthers && row.HolderAgency is { } unit ? Desk.Holder(unit.Value, row.HolderOfficer) : null);
        StateColumn(Shown.Everywhere, "op-col-state");
        LeftColumn("op-col-due");
        Column(new("channel", Shown.Page, row => new IconCell(DeskWords.ChannelIcon(row.Channel), Desk.Channel(row.Channel)))
        {
            Class = "op-col-channel", Quiet = true
        });
        FileColumns();
        DeclareTabs();
        Sort(new("left", (filter, sort) => filter with { Sort = sort }, Usual: true));
        foreach (var name in new[] { "code", "filed", "changed" }) Sort(new(name, (filter, sort) => filter with { Sort = sort }));
        Filter(new("field", (filter, code) => filter with { Field = code }, () => choices.Fields(Today))
        {
            Chip = true, Ends = "procedure"
        });
        Filter(new("channel", (filter, name) => filter with { Channel = QueueChoices.ChannelOf(name) }, choices.Channels)
        {
            Chip = true, Read = QueueChoices.ReadChannel, Values = [.. Enum.GetValues<Channel>().Select(ApiNames.Of)]
        });
        Filter(new("procedure", (filter, code) => filter with { Procedure = code }, () => choices.Procedures(Today, Asked["field"])));
        Filter(new("unit", (filter, id) => filter with { Within = QueueChoices.UnitOf(id) }, () => choices.Units(Actor))
        {
            Read = choices.ReadUnit, OfFigures = true
        });
    }

    private void DeclareTabs()
    {
        Own("mine", DossierTab.Mine);
        // Of who answers for a unit it is the second: there a phone shows it too.
        Own(WholeUnit, DossierTab.WholeUnit);
        Own("near", DossierTab.Near, CountKind.Near);
        Own("overdue", DossierTab.Overdue, CountKind.Over, "g q");
        Own("waiting", DossierTab.WaitingForCitizen);
        Own("to-return", DossierTab.WaitingToReturn);
        Own(HandedOn, DossierTab.HandedOn);
        Figure("received-today", filter => filter with { ReceivedOn = Today });
        Figure("received-month", filter => filter with { ReceivedInMonthOf = Today });
        Figure("received-before", filter => filter with { ReceivedInMonthOf = Today.AddMonths(-1) });
        Figure("finished", filter => filter with { FinishedInMonthOf = Today });
        Figure("finished-before", filter => filter with { FinishedInMonthOf = Today.AddMonths(-1) });
        Figure("due-today", filter => filter with { DueOn = Today });
        Figure("in-process", filter => filter with { InProcess = true });
        Figure("awaiting", filter => filter with { Awaiting = true });
    }

    private void Own(string name, DossierTab tab, CountKind kind = CountKind.Plain, string? key = null)
    {
        counted.Add(tab, name);
        // With a unit, "overdue" is the list behind the figure of that unit.
        Tab(new(name, filter => tab is DossierTab.Overdue && filter.Within is not null
            ? filter with { Overdue = true }
            : filter with { Tab = tab }) { Kind = kind, Key = key });
    }

    private void Figure(string name, Func<DossierFilter, DossierFilter> narrow) => Tab(new(name, narrow) { Offered = false });

    public override bool LeadsAway => base.LeadsAway || (Asked["unit"] is not null && Asked.Tab == "overdue");

    /// <summary>The list reaches beyond the reader's own work: it says who holds each.</summary>
    private bool OfOthers => Asked.Text is not null || LeadsAway || Asked.Tab is WholeUnit or HandedOn;

    /// <summary>Who decides answers for what lies with others too.</summary>
    protected override bool Offers(string tab) => tab != WholeUnit || May(DossierPermissions.Approve);

    public override string EmptyText =>
        Asked.Tab == "mine" && !May(DossierPermissions.TakeIn) ? T["dossiers.desk.empty.mine.text.inside"] : base.EmptyText;

    public override (string Href, string Icon, string Text)? EmptyAct =>
        May(DossierPermissions.TakeIn) && Asked.Tab != WholeUnit ? (DeskLinks.Intake, "plus", T["dossiers.desk.new"]) : null;

    protected override async Task<IReadOnlyDictionary<string, int>> CountAsync(DossierFilter filter, CancellationToken ct)
    {
        Aside = await day.SayAsync(Actor, Now, ct);
        var tabs = await Find.CountTabsAsync(filter, Actor, ct);
        return tabs.IsError
            ? new Dictionary<string, int>()
            : tabs.Value.ToDictionary(one => counted[one.Tab], one => one.Count, StringComparer.Ordinal);
    }
}
