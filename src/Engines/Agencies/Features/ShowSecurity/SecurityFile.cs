using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <summary>The record as a file: the same question, all rows, codes alone.</summary>
internal static class SecurityFile
{
    private static readonly string[] Heads = ["number", "at", "kind", "actor", "account", "session", "origin", "detail"];

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet($"{AgencyLinks.SecurityEvents}.csv", WriteAsync)
        .RequireAuthorization(AgencyPermissions.SeeSecurityEvents).WithMetadata(new TakesPeopleOut()).ExcludeFromDescription();

    private static async Task WriteAsync(
        HttpContext http, ShowSecurity.Query query, SecurityEvents events, Clock clock, CancellationToken ct)
    {
        var filter = await query.FilterAsync(RecordQuestion.Read(http.Request.Query, SecurityKinds.All), ct);
        await RecordFile.BeginAsync(http, "security-events", clock, Heads);
        for (var before = long.MaxValue; ;)
        {
            var rows = await events.BeforeAsync(filter, before, RecordFile.Step, ct);
            if (rows.Count == 0) return;
            await http.Response.WriteAsync(string.Concat(rows.Select(e => Csv.Line(Cells(e)))), ct);
            before = rows[^1].Number;
        }
    }

    private static IEnumerable<string> Cells(SecurityEvent e) =>
    [
        RecordFile.Text(e.Number), e.At.ToString(), e.Kind, e.Actor, RecordFile.Text(e.Account), RecordFile.Text(e.Session),
        e.Origin ?? "", e.Detail ?? "",
    ];
}
