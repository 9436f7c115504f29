using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

internal sealed record TaskNextAnswer([property: OneOf<TaskDuty>] string Action, DateTimeOffset Due);

/// <param name="Revision">Send it back with the next act (<c>If-Match</c>).</param>
internal sealed record TaskMovedAnswer(
    string Id, string? Code, long Revision, [property: OneOf<TaskState>] string State, DateTimeOffset? Due, HolderAnswer? Holder,
    TaskNextAnswer? Next);

/// <summary>A task as a program reads it in a list.</summary>
/// <param name="Whole">Id of the task it belongs to; its own for a whole.</param>
/// <param name="FirstDue">The day as it was first given; of a request the day that is wanted.</param>
internal sealed record TaskRowAnswer(
    string Id, string Code, long Revision, [property: OneOf<TaskRole>] string Role, [property: OneOf<TaskState>] string State, string Whole,
    [property: Fields] string Field, string Title, string? AssignedBy, string? Lead, HolderAnswer? Holder, TaskNextAnswer? Next,
    DateTimeOffset? Due, DateTimeOffset FirstDue, int Percent, int Urges, int Returns, DateTimeOffset? HandedInAt,
    [property: OneOf<Timeliness>] string? Timeliness, string? Grade, int? Points);

internal static class TaskAnswers
{
    public static readonly ActAnswer AfterAct = new(typeof(TaskMovedAnswer), Moved);

    private static IResult Moved(Result<Moved> result, Actor actor, HttpContext http, IAgencies agencies)
    {
        if (result.IsError) return Problems.Of(result.Error, http);
        ApiHeaders.SetRevision(http, result.Value.Revision);
        return TypedResults.Ok(Of(result.Value, agencies));
    }

    public static TaskMovedAnswer Of(Moved moved, IAgencies agencies) => new(
        ApiJson.Id(moved.Key), moved.Code, moved.Revision, ApiNames.Of((TaskState)moved.StateNumber), ApiJson.Local(moved.Due),
        Holder(moved.HolderAgency, moved.HolderOfficer, agencies), Next(moved.Duty, moved.NextDue));

    public static TaskRowAnswer Of(TaskRow row, IAgencies agencies)
    {
        var one = row.One;
        return new(ApiJson.Id(one.Id), one.Code!, one.Head.Version, ApiNames.Of(one.Role), ApiNames.Of(one.State), ApiJson.Id(one.Whole),
            one.Field, row.Title, Unit(one.AssignedBy, agencies), Unit(one.LeadAgency, agencies),
            Holder(one.Holder?.Agency, one.Holder?.Officer, agencies), Next(one.Next?.Duty, one.Next?.Due), ApiJson.Local(one.Due),
            ApiJson.Local(one.FirstDue), one.Percent, one.Urges, one.Returns, ApiJson.Local(one.HandedInAt),
            one.Promise.Judged is { } judged ? ApiNames.Of(judged) : null, one.Grade, one.Points);
    }

    public static HolderAnswer? Holder(long? agency, string? officer, IAgencies agencies) =>
        agency is { } at ? new HolderAnswer(Unit(at, agencies), officer) : null;

    private static string? Unit(long agency, IAgencies agencies) => agencies.Find(new AgencyId(agency))?.Code;

    private static TaskNextAnswer? Next(int? duty, Instant? due) =>
        duty is { } action ? new(ApiNames.Of((TaskDuty)action), ApiJson.Local(due!.Value)) : null;
}
