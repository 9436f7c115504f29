using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>The monthly report as a workbook: of each unit its figures, then its tasks.</summary>
internal sealed class MonthReportFile(MonthReport report, TaskWords words, ReportWords lines, Readings readings, Texts texts)
{
    private static readonly string[] Columns =
        ["unit", "code", "content", "source", "product", "first-due", "due", "result", "standing", "why"];

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(TaskLinks.ReportFile, (HttpContext http, MonthReportFile file, IActorResolver actors, Clock clock) =>
            file.WriteAsync(http, MonthOf(http.Request.Query["period"], clock.Now.LocalDay()), actors.Resolve(http.User)))
        .RequireAuthorization(TaskPermissions.Urge).ExcludeFromDescription();

    /// <summary>The month an address names; that of today when it names none.</summary>
    public static Period MonthOf(string? code, DateOnly today) =>
        Period.Read(code) is { Kind: PeriodKind.Month } month ? month : Period.Of(PeriodKind.Month, today);

    private async Task WriteAsync(HttpContext http, Period month, Actor actor)
    {
        var ct = http.RequestAborted;
        var board = await report.BoardAsync(month, actor, ct);
        var rows = board.Units.Sum(unit => unit.Done.Done + unit.Open);
        var query = http.Request.QueryString.Value;
        if (await readings.RecordListAsync(TaskKind.Facts, actor, ReadingWay.ListFile, rows, query, ct) is { } refusal)
        {
            http.Refuse(refusal);
            return;
        }
        http.Response.ContentType = Xlsx.ContentType;
        http.Response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture, $"attachment; filename=\"bao-cao-nhiem-vu-{month.Code}.xlsx\"");
        http.Response.Headers.CacheControl = "private, no-store";
        await Xlsx.WriteAsync(http.Response.Body, texts["tasks.report"], [.. Columns.Select(column => texts[$"tasks.report.col.{column}"])],
            ChunksAsync(board, actor, ct), null, ct);
    }

    private async IAsyncEnumerable<IReadOnlyList<IReadOnlyList<object?>>> ChunksAsync(
        Board board, Actor actor, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var unit in board.Units)
        {
            if (unit.Done.Done + unit.Open == 0) continue;
            var name = words.Unit(unit.Unit);
            yield return [[name, null, lines.Sum(unit)]];
            await foreach (var chunk in report.LinesAsync(board, unit, actor, ct))
                yield return [.. chunk.Select(line => Cells(name, line, report.IsLate(line.Row.One)))];
        }
    }

    private object?[] Cells(string unit, ReportLine line, bool late) =>
    [
        unit, line.Row.One.Code, line.Row.Title, lines.Source(line), line.Content?.Product, line.Row.One.FirstDue, line.Row.One.Due,
        lines.Result(line.Row.One), lines.Standing(line.Row.One, late), lines.Why(line, late),
    ];
}
