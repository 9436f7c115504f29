using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <param name="Code">The dossier code (Mã hồ sơ).</param>
/// <param name="Revision">Send it back with the next act (<c>If-Match</c>).</param>
internal sealed record FiledAnswer(
    string Id, string? Code, long Revision, [property: OneOf<DossierState>(Numbers = true)] int State, DateTimeOffset? Due);

internal sealed record NextAnswer([property: OneOf<NextAction>] string Action, DateTimeOffset Due);

internal sealed record MovedAnswer(
    string Id, string? Code, long Revision, [property: OneOf<DossierState>(Numbers = true)] int State, DateTimeOffset? Due,
    HolderAnswer? Holder, NextAnswer? Next);

internal static class ApiAnswers
{
    public static readonly ActAnswer AfterAct = new(typeof(MovedAnswer), Moved);

    public static IResult Filed(Result<Filed> result, HttpContext http)
    {
        if (result.IsError) return Problems.Of(result.Error, http);
        var filed = result.Value;
        ApiHeaders.SetRevision(http, filed.Revision);
        return TypedResults.Created($"/api/dossiers/{filed.Id.Value}",
            new FiledAnswer(ApiJson.Id(filed.Id.Value), filed.Code, filed.Revision, (int)filed.State, ApiJson.Local(filed.Due)));
    }

    /// <param name="result">Where it stands now.</param>
    /// <param name="actor">A citizen reads which unit has it, not which officer.</param>
    /// <param name="http">The request.</param>
    /// <param name="agencies">Codes of units.</param>
    public static IResult Moved(Result<Moved> result, Actor actor, HttpContext http, IAgencies agencies)
    {
        if (result.IsError) return Problems.Of(result.Error, http);
        var moved = result.Value;
        ApiHeaders.SetRevision(http, moved.Revision);
        var holder = moved.HolderAgency is { } at
            ? new HolderAnswer(agencies.Find(new AgencyId(at))?.Code, actor.Kind is ActorKind.Citizen ? null : moved.HolderOfficer)
            : null;
        var next = moved.Next is { } action ? new NextAnswer(ApiNames.Of(action), ApiJson.Local(moved.NextDue!.Value)) : null;
        return TypedResults.Ok(new MovedAnswer(
            ApiJson.Id(moved.Id.Value), moved.Code, moved.Revision, (int)moved.State, ApiJson.Local(moved.Due), holder, next));
    }
}
