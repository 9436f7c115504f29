using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// Ids are texts on the wire (63 bits do not fit a JavaScript number), moments are ISO 8601 at +07:00, agencies are codes.
/// </summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All)
    };

    public static DateTimeOffset Local(Instant at) => at.ToDateTimeOffset().ToOffset(LocalTime.Offset);

    public static DateTimeOffset? Local(Instant? at) => at is { } moment ? Local(moment) : null;

    public static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Enumerations on the wire: kebab case; an unknown name becomes a value no rule accepts.</summary>
internal static class ApiNames
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Null when nothing was said.</summary>
    public static T? Parse<T>(string? text) where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(Of(value), text.Trim(), StringComparison.OrdinalIgnoreCase)) return value;
        return (T)Enum.ToObject(typeof(T), -1);
    }
}

/// <param name="Code">The dossier code (Mã hồ sơ).</param>
/// <param name="Revision">Send it back with the next act (<c>If-Match</c>).</param>
internal sealed record FiledAnswer(
    string Id, string? Code, long Revision, [property: OneOf<DossierState>(Numbers = true)] int State, DateTimeOffset? Due);

internal sealed record HolderAnswer(string? Agency, string? Officer);

internal sealed record NextAnswer([property: OneOf<NextAction>] string Action, DateTimeOffset Due);

internal sealed record MovedAnswer(
    string Id, string? Code, long Revision, [property: OneOf<DossierState>(Numbers = true)] int State, DateTimeOffset? Due,
    HolderAnswer? Holder, NextAnswer? Next);

internal static class ApiAnswers
{
    public static IResult Filed(Result<Filed> result, HttpContext http)
    {
        if (result.IsError) return Problems.Of(result.Error, http);
        var filed = result.Value;
        SetRevision(http, filed.Revision);
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
        SetRevision(http, moved.Revision);
        var holder = moved.HolderAgency is { } at
            ? new HolderAnswer(agencies.Find(new AgencyId(at))?.Code, actor.Kind is ActorKind.Citizen ? null : moved.HolderOfficer)
            : null;
        var next = moved.Next is { } action ? new NextAnswer(ApiNames.Of(action), ApiJson.Local(moved.NextDue!.Value)) : null;
        return TypedResults.Ok(new MovedAnswer(
            ApiJson.Id(moved.Id.Value), moved.Code, moved.Revision, (int)moved.State, ApiJson.Local(moved.Due), holder, next));
    }

    public static void SetRevision(HttpContext http, long revision) => http.Response.Headers.ETag = $"\"{revision}\"";
}
