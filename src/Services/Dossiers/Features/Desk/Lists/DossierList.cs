using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>What every list of dossiers is made with.</summary>
internal sealed record DossierListServices(
    ListServices Ui, FindDossiers.Query Find, DeskWords Words, Readings Readings, SearchSeal Seal, IAgencies Agencies);

/// <summary>A list of dossiers: where its rows come from, what leaves the program of them, and the columns all of them share.</summary>
internal abstract class DossierList : ListOf<DossierRow, DossierFilter>
{
    private readonly DossierListServices services;

    protected DossierList(DossierListServices services, ListPlace place) : base(services.Ui, place)
    {
        this.services = services;
        (Shared, What, Home, Seal) = ("dossiers.desk", "dossiers.desk.dossiers", DeskLinks.Queue, place.Searched ? services.Seal : null);
    }

    protected FindDossiers.Query Find => services.Find;

    protected DeskWords Desk => services.Words;

    public override ListMaker? Maker => Actor.Active is { } post
        ? new(Desk.FullAgency(post.Agency, Today), Desk.Officer(Actor.Id))
        : null;

    protected override DossierFilter Everything => new();

    protected override DossierFilter Found(DossierFilter filter, string text) => filter with { Search = text };

    protected override BulkRow CaseOf(DossierRow row) => new(DossierKind.Facts.Name, row.Id.Value);

    protected override ListLine LineOf(DossierRow row) => new(row.Code, DeskLinks.Dossier(row.Code), DeskLinks.Pane(row.Code), []);

    protected override object AnswerOf(DossierRow row) => RowAnswer.Of(row, services.Agencies);

    protected override Task<Result<RowSlice<DossierRow>>> SliceAsync(
        DossierFilter filter, RowSpot? at, int size, int? total, CancellationToken ct) =>
        services.Find.SliceAsync(filter, Actor, at, size, total, ct);

    protected override Task<Result<RowStream<DossierRow>>> AllAsync(DossierFilter filter, CancellationToken ct) =>
        services.Find.StreamAsync(filter, Actor, ct);

    protected override Task<Error?> RecordAsync(ListUse use, int rows, string? query, CancellationToken ct) =>
        services.Readings.RecordListAsync(DossierKind.Facts, Actor, use.Way(), rows, query, ct);

    protected void CodeColumn(string? style = null) => Column(
        new("code", Shown.Everywhere, row => new CodeCell(row.Code, DeskLinks.Dossier(row.Code))) { Class = style });

    /// <summary>Whose it is and what about; in files two columns, with the procedure's code.</summary>
    protected void WhoColumn(Func<DossierRow, string?>? holder = null)
    {
        Column("who", Shown.Paper, row => new LinesCell(row.OwnerName, row.ProcedureTitle, "vi") { Holder = holder?.Invoke(row) });
        Column("owner", Shown.File, row => new TextCell(row.OwnerName));
        Column("procedure", Shown.File, row => new TextCell(row.Procedure));
        Column("procedure-name", Shown.File, row => new TextCell(row.ProcedureTitle));
    }

    protected void StateColumn(Shown where, string? style = null) => Column(new("state", where, StateOf) { Class = style });

    protected void LeftColumn(string? style = null) => Column(new("left", Shown.Everywhere, row =>
        new DueCell(Desk.Due(row.Standing, row.Timeliness), T["dossiers.desk.closed"]) { At = row.Due })
    {
        Class = style
    });

    /// <summary>What a file says besides, in this order.</summary>
    protected void FileColumns()
    {
        Column("due", Shown.File, row => new MomentCell(row.Due));
        Column("holder", Shown.Print | Shown.File, row => new TextCell(Desk.Holder(row.HolderAgency?.Value, row.HolderOfficer)));
        Column("channel", Shown.File, row => new TextCell(Desk.Channel(row.Channel)));
        Column("filed", Shown.File, row => new MomentCell(row.FiledAt));
    }

    private StateCell StateOf(DossierRow row) => new((int)row.State, T[$"ui.state.{(int)row.State}"]) { News = Desk.News(row, Now) };
}
