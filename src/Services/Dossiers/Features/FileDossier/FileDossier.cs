using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Fields.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// A dossier comes in without anybody standing at the counter: a citizen files it, an officer files for them, the post or
/// the national portal brings it. The receiving desk owes an answer; nothing is promised yet.
/// </summary>
internal static class FileDossier
{
    internal sealed record Command(Filing Filing);

    internal sealed class Handler(
        FilingCheck check, FilingDesk desk, PermissionDecision permissions, LegalClocks clocks, Clock clock, FilingDays days)
    {
        public async Task<Result<Filed>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            var filed = await FileAsync(command, actor, ct);
            // A repeat gets its receipt, whatever rule has changed since: no refusal goes out before the key was asked.
            return filed.IsError ? await desk.RepeatAsync(command.Filing.Key, actor, ct) ?? filed : filed;
        }

        private async Task<Result<Filed>> FileAsync(Command command, Actor actor, CancellationToken ct)
        {
            var now = clock.Now;
            var filing = check.Receiving(command.Filing, now.LocalDay());
            var asCitizen = actor.Kind is ActorKind.Citizen or ActorKind.Anonymous;
            var decision = asCitizen
                ? permissions.Decide(actor, DossierPermissions.File)
                : permissions.Decide(actor, DossierPermissions.FileForOthers, HelpedAt(filing, now.LocalDay()));
            if (!decision)
                return CaseErrors.NotAllowed(asCitizen ? DossierPermissions.File : DossierPermissions.FileForOthers, decision.Reason);
            if (asCitizen && filing.Channel is not Channel.Online) return DossierErrors.ChannelUnknown;
            // Law: since 2025-07-01 citizens file on the national portal; help at a desk or reception point stays.
            if (asCitizen && check.DoorOn(now.LocalDay()) is FrontDoor.National) return DossierErrors.FileOnNationalPortal;

            var counted = filing with { Also = (work, id) => { filing.Also?.Invoke(work, id); days.Enter(work, actor, now); } };
            var calendar = (await clocks.NowAsync(ct)).For(filing.ReceivedBy.Value);
            var checkedFiling = check.Check(counted, actor, now, now.LocalDay(), calendar.Calendar);
            if (checkedFiling.IsError) return checkedFiling.Error;
            return await desk.CommitAsync(desk.Open(checkedFiling.Value, actor, now, calendar), checkedFiling.Value, actor, ct);
        }

        private long? HelpedAt(Filing filing, DateOnly day)
        {
            var at = filing.HelpedAt ?? filing.ReceivedBy;
            return check.Knows(at, day) ? at.Value : null;
        }
    }

    internal static void Map(RouteGroupBuilder group) => group
        .MapPost("/", async (FilingBody body, Handler file, TakeInDossier.Handler takeIn, IAgencies agencies, IActorResolver actors,
            HttpContext http, CancellationToken ct) =>
        {
            if (body.Answers is { } answers && !AnswerJson.IsReadable(answers))
                return Problems.Of(DoorErrors.FormUnreadable.For("answers"), http);
            var key = ApiRequest.Key(http, body);
            if (key.IsError) return Problems.Of(key.Error, http);
            var (filing, actor) = (body.ToFiling(agencies, key.Value), actors.Resolve(http.User));
            return ApiAnswers.Filed(body.Accept == true
                ? await takeIn.HandleAsync(
                    new(filing, body.OccurredAt is { } at ? Instant.From(at) : null, body.Reason, body.Consent), actor, ct)
                : await file.HandleAsync(new(filing), actor, ct), http);
        })
        .WithName("fileDossier")
        .WithSummary("dossiers.api.file")
        .WithMetadata(ApiHeaders.Key, ApiHeaders.Revision, FilesDossier.Mark)
        .Produces<FiledAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status409Conflict);
}
