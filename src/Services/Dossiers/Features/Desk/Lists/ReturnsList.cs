using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>Results lying at the counter: found by code, name or identity number, handed over one by one.</summary>
internal sealed class ReturnsList : DossierList, IListPlaced
{
    public static ListPlace Place { get; } = new("dossiers.desk.returns", DeskLinks.Returns, DossierPermissions.Return)
    {
        Api = new("returns", typeof(RowAnswer)), FileName = "tra-ket-qua", Searched = true
    };

    public ReturnsList(DossierListServices services) : base(services, Place)
    {
        CodeColumn();
        WhoColumn();
        Column("finished", Shown.Paper, row => new MomentCell(row.FinishedAt, row.FinishedAt is { } at ? Desk.When(at, Now) : null));
        StateColumn(Shown.File);
        LeftColumn();
        FileColumns();
        Column(new("act", Shown.Page, row => new ActCell(DeskLinks.Act(row.Code, ReturnDossier.About), T["dossiers.act.return"],
            T["dossiers.desk.returns.give", ("code", row.Code)])) { Quiet = true });
    }

    protected override DossierFilter Everything => new()
    {
        State = DossierState.Completed, Within = Actor.Active is { } post ? new AgencyId(post.Agency) : null
    };

    /// <summary>Enter leads to the return itself.</summary>
    protected override ListLine LineOf(DossierRow row) => base.LineOf(row) with { Href = DeskLinks.Act(row.Code, ReturnDossier.About) };
}
