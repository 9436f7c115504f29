using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Changes of rights and rules as a file: the same question and the same reach as on the page, all rows.</summary>
internal static class ChangesFile
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet($"{AgencyLinks.Changes}.csv", WriteAsync)
        .RequireAuthorization(AgencyPermissions.SeeChanges).ExcludeFromDescription();

    private static async Task WriteAsync(
        HttpContext http, ShowChanges.Query query, ChangeWords words, IActorResolver actors, Texts texts, Clock clock)
    {
        var (asked, actor) = (RecordQuestion.Read(http.Request.Query, words.Types), actors.Resolve(http.User));
        await RecordFile.BeginAsync(http, "changes", clock,
        [
            texts["agencies.security.at"], texts["agencies.security.kind"], texts["agencies.changes.what"], texts["agencies.changes.whom"],
            texts["agencies.security.actor"], texts["agencies.changes.door"], texts["agencies.changes.number"],
        ]);
        for (long? before = long.MaxValue; before is { } place;)
        {
            var view = await query.FindAsync(asked, place, RecordFile.Step, actor, http.RequestAborted);
            await http.Response.WriteAsync(
                string.Concat(view.Lines.Select(line => Csv.Line(Cells(line)))), http.RequestAborted);
            before = view.Older;
        }
    }

    private static IEnumerable<string> Cells(ChangeLine line) =>
    [
        ChangeMoment.Text(line.At), line.Kind, line.What, line.Whom, line.Who, line.Door,
        RecordFile.Text(line.Seq),
    ];
}
