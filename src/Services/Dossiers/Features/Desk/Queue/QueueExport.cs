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
    private const int Most = 5000;
    private const int Chunk = 200;

    public static async Task HandleAsync(HttpContext http, FindDossiers.Query find, IAgencies agencies, IActorResolver actors, DeskWords words, Readings readings, Clock clock, Texts texts)
    {
        var (actor, ct) = (actors.Resolve(http.User), http.RequestAborted);
        var filter = QueueQuery.Read(http.Request.Query, agencies).Filter(clock.Now.LocalDay()) with { Page = 1, PageSize = Chunk };
        var page = await find.ListAsync(filter, actor, ct);
        if (page.IsError)
        {
            http.Refuse(page.Error);
            return;
        }
        if (await readings.RecordListAsync(actor, ReadingWay.ListFile, Math.Min(Most, page.Value.Total), http.Request.QueryString.Value, ct) is { } unrecorded)
        {
            http.Refuse(unrecorded);
            return;
        }
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"ho-so-{clock.Now.LocalDay():yyyyMMdd}.csv\"";
        http.Response.Headers.CacheControl = "private, no-store";
        // With the mark Excel reads the file as UTF-8.
        await http.Response.WriteAsync($"\uFEFF{Line(Heads.Select(head => texts[$"dossiers.desk.csv.{head}"]))}", ct);
        for (var at = 1; ; at++)
        {
            await http.Response.WriteAsync(string.Concat(page.Value.Rows.Select(row => Line(Cells(row, words, texts)))), ct);
            if (at * Chunk >= Math.Min(Most, page.Value.Total)) return;
            page = await find.ListAsync(filter with { Page = at + 1 }, actor, ct);
            if (page.IsError) return;
        }
    }

    private static readonly string[] Heads = ["code", "owner", "procedure", "procedure-name", "state", "left", "due", "holder", "channel", "filed"];

    private static IEnumerable<string> Cells(DossierRow row, DeskWords words, Texts texts) =>
    [
        row.Code, row.OwnerName, row.Procedure, row.ProcedureTitle, texts[$"ui.state.{(int)row.State}"],
        words.Due(row.Standing, row.Timeliness)?.Text ?? "", Moment(row.Due), words.Holder(row.HolderAgency?.Value, row.HolderOfficer),
        words.Channel(row.Channel), Moment(row.FiledAt),
    ];

    private static string Moment(Instant? at) => at is { } known ? known.ToLocal().ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) : "";

    private static string Line(IEnumerable<string> cells) => $"{string.Join(',', cells.Select(Cell))}\r\n";

    /// <summary>A cell that begins like a formula must stay text in a spreadsheet.</summary>
    internal static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
