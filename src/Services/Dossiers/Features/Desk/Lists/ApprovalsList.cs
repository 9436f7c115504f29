using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>Proposals that wait for one leader; several of them can be chosen at once.</summary>
internal sealed class ApprovalsList : DossierList, IListPlaced
{
    public static ListPlace Place { get; } = new("dossiers.desk.approvals", DeskLinks.Approvals, DossierPermissions.Approve)
    {
        Api = new("approvals", typeof(RowAnswer)), FileName = "phe-duyet", Bulk = true
    };

    private readonly DossierReads reads;
    private IReadOnlyDictionary<long, (string Actor, string? Opinion)> proposals = new Dictionary<long, (string, string?)>();

    public ApprovalsList(DossierListServices services, DossierReads reads) : base(services, Place)
    {
        (this.reads, PageSize) = (reads, 50);
        CodeColumn();
        WhoColumn();
        Column("proposal", Shown.Page | Shown.Print, row => new TextCell(Proposal(row)) { Note = WhyNot(row) });
        StateColumn(Shown.File);
        LeftColumn();
        FileColumns();
        // Behind those that a file of dossiers has always had.
        Column("proposal", Shown.File, row => new TextCell(Proposal(row)));
    }

    protected override DossierFilter Everything => new() { Tab = DossierTab.Mine, Action = NextAction.Approve };

    /// <summary>Enter leads to the decision itself.</summary>
    protected override ListLine LineOf(DossierRow row) => base.LineOf(row) with { Href = DeskLinks.Act(row.Code, ApproveDossier.About) };

    protected override async Task AboutAsync(IReadOnlyList<DossierRow> rows, CancellationToken ct) =>
        proposals = await reads.ProposalsAsync([.. rows.Select(row => row.Id)], ct);

    private string Proposal(DossierRow row) => proposals.TryGetValue(row.Id.Value, out var proposal)
        ? $"{Desk.Person(proposal.Actor)}: {proposal.Opinion ?? T["dossiers.desk.proposal.none"]}"
        : "";

    /// <summary>Why this leader cannot decide on it; null when they can.</summary>
    private string? WhyNot(DossierRow row) => proposals.TryGetValue(row.Id.Value, out var proposal) && proposal.Actor == Actor.Id
        ? T.Error(DossierErrors.ApproverIsProposer)
        : null;
}
