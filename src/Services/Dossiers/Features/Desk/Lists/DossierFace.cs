using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>Dossiers among other kinds of cases.</summary>
internal sealed class DossierFace(Database database, RowMaker rows, DeskWords words, Texts texts) : ICaseFace
{
    public ICaseKind Kind => DossierKind.Facts;

    public string Icon => "folder2-open";

    public Type Pane => typeof(DossierPane);

    public string Href(string code) => DeskLinks.Dossier(code);

    public string PaneHref(string code) => DeskLinks.Pane(code);

    // A dossier's code may be typed in part: its own list finds it, and people.
    public string? Meant(string text) => null;

    public string? SearchPath => QueueList.Place.SearchPath;

    public string StateOf(int state) => texts[$"ui.state.{state}"];

    public async Task<IReadOnlyList<InboxRow>> RowsAsync(IReadOnlyCollection<long> ids, Instant now, CancellationToken ct)
    {
        var found = await database.QueryAsync(DossierReader.Read, $"{DossierSql.Select} where {SqlFilter.In("id", ids)}", [], ct);
        return [.. (await rows.MakeAsync(found, now, ct)).Select(row => RowOf(row, now))];
    }

    private InboxRow RowOf(DossierRow row, Instant now) => new()
    {
        Kind = Kind, Id = row.Id.Value, Code = row.Code, Who = row.OwnerName, What = row.ProcedureTitle, Todo = words.Next(row.Next),
        State = StateOf((int)row.State), Left = words.Due(row.Standing, row.Timeliness), Due = row.Due,
        Holder = words.Holder(row.HolderAgency?.Value, row.HolderOfficer), News = words.News(row, now),
    };
}
