using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>The figures of a month are reported: from here on nothing is back-dated into it.</summary>
internal static class CloseMonth
{
    /// <param name="Month">yyyymm.</param>
    internal sealed record Command(int Month);

    internal sealed class Handler(
        UnitOfWork work, EventAppender events, PermissionDecision permissions, IAgencies agencies, Clock clock)
    {
        /// <summary>What was entered as "now" in the month's last seconds is committed by then.</summary>
        private static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            // The month of the whole province: nobody with a post below it reports for all.
            var decision = permissions.Decide(actor, DossierPermissions.CloseMonth, agencies.Province.Id.Value);
            if (!decision) return CaseErrors.NotAllowed(DossierPermissions.CloseMonth, decision.Reason);
            if (command.Month / 100 is < 2000 or > 2200 || command.Month % 100 is < 1 or > 12) return DossierErrors.MonthInvalid;
            if (command.Month >= ClosedMonths.MonthOf((clock.Now - Settling).LocalDay())) return DossierErrors.MonthNotOver;
            // Of no unit: it holds for all of them.
            ClosedMonths.Close(work, events, command.Month, new(clock.Now, clock.Now, actor.Id, 0));
            return await work.CommitAsync(ct);
        }
    }

    /// <param name="Month">yyyymm.</param>
    internal sealed record Body(int Month);

    internal static void Map(RouteGroupBuilder group) => group
        .MapPost("/", async (Body body, Handler handler, IActorResolver actors, HttpContext http, CancellationToken ct) =>
            await handler.HandleAsync(new(body.Month), actors.Resolve(http.User), ct) is { IsError: true } refused
                ? Problems.Of(refused.Error, http)
                : TypedResults.NoContent())
        .WithName("closeMonth")
        .WithSummary("dossiers.api.close-month")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status409Conflict);
}
