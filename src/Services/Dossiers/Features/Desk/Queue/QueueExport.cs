using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>The list as a file for a spreadsheet, with the same filters and the same reach as on the page.</summary>
internal static class QueueExport
{
    public static async Task HandleAsync(
        HttpContext http, ListFile file, IAgencies agencies, SearchSeal seal, IActorResolver actors, Clock clock) =>
        await file.WriteAsync(
            http, actors.Resolve(http.User), QueueQuery.Read(http.Request.Query, agencies, seal).Filter(clock.Now.LocalDay()), "ho-so");

    public static async Task ReturnsAsync(HttpContext http, string? q, ListFile file, SearchSeal seal, IActorResolver actors)
    {
        var actor = actors.Resolve(http.User);
        await file.WriteAsync(http, actor, CounterLists.ToReturn(actor, seal.Read(q)), "tra-ket-qua");
    }

    public static async Task ApprovalsAsync(HttpContext http, ListFile file, IActorResolver actors) =>
        await file.WriteAsync(http, actors.Resolve(http.User), CounterLists.ToApprove, "phe-duyet");
}

/// <summary>Writes one list as a file.</summary>
internal sealed class ListFile(FindDossiers.Query find, DeskWords words, Readings readings, Clock clock, Texts texts)
{
    /// <summary>All rows, however many; a failure on the way breaks the download off instead of ending it as if it were whole.</summary>
    public async Task WriteAsync(HttpContext http, Actor actor, DossierFilter filter, string name)
    {
        var ct = http.RequestAborted;
        var found = await find.StreamAsync(filter, actor, ct);
        if (found.IsError)
        {
            http.Refuse(found.Error);
            return;
        }
        if (await readings.RecordListAsync(
            actor, ReadingWay.ListFile, found.Value.Total, http.Request.QueryString.Value, ct) is { } unrecorded)
        {
            http.Refuse(unrecorded);
            return;
        }
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}-{clock.Now.LocalDay():yyyyMMdd}.csv\"";
        http.Response.Headers.CacheControl = "private, no-store";
        // With the mark Excel reads the file as UTF-8.
        await http.Response.WriteAsync($"\uFEFF{Csv.Line(Heads.Select(head => texts[$"dossiers.desk.csv.{head}"]))}", ct);
        await foreach (var rows in found.Value.Chunks.WithCancellation(ct))
            await http.Response.WriteAsync(string.Concat(rows.Select(row => Csv.Line(Cells(row, words, texts)))), ct);
        if (found.Value.Narrowed) await http.Response.WriteAsync(Csv.Line([texts["dossiers.desk.only-open"]]), ct);
    }

    private static readonly string[] Heads =
    [
        "code", "owner", "procedure", "procedure-name", "state", "left", "due", "holder", "channel", "filed"
    ];

    private static IEnumerable<string> Cells(DossierRow row, DeskWords words, Texts texts) =>
    [
        row.Code, row.OwnerName, row.Procedure, row.ProcedureTitle, texts[$"ui.state.{(int)row.State}"],
        words.Due(row.Standing, row.Timeliness)?.Text ?? "", Moment(row.Due), words.Holder(row.HolderAgency?.Value, row.HolderOfficer),
        words.Channel(row.Channel), Moment(row.FiledAt),
    ];

    private static string Moment(Instant? at) =>
        at is { } known ? known.ToLocal().ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) : "";

}
