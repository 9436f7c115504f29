using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>One task with its words, its family, its timeline and its evidence.</summary>
/// <param name="One">Read to act: it says what is open.</param>
/// <param name="Family">The whole, its parts and its requests, by number; for reading.</param>
/// <param name="Contents">Words by task.</param>
internal sealed record TaskDetails(
    Assignment One, IReadOnlyList<Assignment> Family, IReadOnlyDictionary<long, TaskContent> Contents, IReadOnlyList<StepLine> Steps,
    IReadOnlyList<EvidenceLine> Evidence, IReadOnlyList<Offer> Offers)
{
    /// <summary>Of a request the words of what it asks for.</summary>
    public string Title => Contents.GetValueOrDefault(One.IsAsk ? One.Parent : One.Id)?.Content ?? "";

    public Assignment Whole => Family.First(one => one.Id == One.Whole);

    /// <summary>Where it was decided; stands with the whole.</summary>
    public TaskSource? Source => Contents.GetValueOrDefault(One.Whole)?.Source;
}

/// <summary>Shows a task to who assigned it, works on it, or stands above one of them.</summary>
internal static class ShowTask
{
    internal sealed class Query(TaskStore store, TaskReads reads, CaseReads steps, TaskAccess access, TaskActs acts)
    {
        public async Task<Result<TaskDetails>> FindAsync(string code, Actor actor, CancellationToken ct)
        {
            if (TaskCode.Read(code) is not { } known || await store.FindByCodeAsync(known, ct) is not { } one) return TaskErrors.NotFound;
            if (await access.RefusalAsync(one, actor, ct) is { } refusal) return refusal;
            var family = await reads.FamilyAsync(one.Whole, ct);
            long[] ids = [.. family.Select(member => member.Id)];
            var openPart = one.Role is TaskRole.Whole
                ? family.FirstOrDefault(member => member is { Role: TaskRole.Part, IsOpen: true })
                : null;
            return new TaskDetails(one, family, await reads.ContentsAsync(ids, ct), await steps.StepsAsync(one.Id, ct),
                await reads.EvidenceAsync(ids, ct), acts.For(one, openPart, actor));
        }
    }

    internal sealed record TaskSourceAnswer(
        string? Number, DateOnly? Day, string? Title, string? Paragraph, string? Before, string? After);

    /// <param name="Files">Evidence it brought: <c>/api/files/{id}</c>.</param>
    internal sealed record TaskStepAnswer(
        long Revision, [property: OneOf<TaskLine>] string Kind, string Actor, DateTimeOffset At, [property: OneOf<TaskState>] string State,
        HolderAnswer? Holder, DateTimeOffset? Due, string? Reason, IReadOnlyList<string> Files);

    /// <param name="Family">Its parts and requests, and the whole it belongs to.</param>
    internal sealed record Answer(
        TaskRowAnswer Task, string? Product, TaskSourceAnswer? Source, IReadOnlyList<TaskRowAnswer> Family,
        IReadOnlyList<TaskStepAnswer> Timeline,
        [property: TaskVerbs] IReadOnlyList<string> Acts);

    internal static void Map(RouteGroupBuilder group) => group
        .MapGet("/{code}", async (
            string code, Query query, IAgencies agencies, IActorResolver actors, HttpContext http, CancellationToken ct) =>
        {
            var found = await query.FindAsync(code, actors.Resolve(http.User), ct);
            if (found.IsError) return Problems.Of(found.Error, http);
            ApiHeaders.SetRevision(http, found.Value.One.Head.Version);
            return TypedResults.Ok(Of(found.Value, agencies));
        })
        .WithName("showTask")
        .WithSummary("tasks.api.show")
        .WithMetadata(ApiHeaders.Revision)
        .Produces<Answer>()
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static Answer Of(TaskDetails shown, IAgencies agencies) => new(
        TaskAnswers.Of(new TaskRow(shown.One, shown.Title), agencies), shown.Contents.GetValueOrDefault(shown.One.Id)?.Product,
        shown.Source is { } source
            ? new(source.Number, source.Day, source.Title, source.Paragraph, source.Before, source.After)
            : null,
        [.. shown.Family.Where(one => one.Id != shown.One.Id).Select(one => TaskAnswers.Of(
            new TaskRow(one, shown.Contents.GetValueOrDefault(one.IsAsk ? one.Parent : one.Id)?.Content ?? ""), agencies))],
        [.. shown.Steps.Select(step => Of(step, shown, agencies))],
        [.. shown.Offers.Where(offer => offer.Can).Select(offer => offer.Act.Verb)]);

    private static TaskStepAnswer Of(StepLine step, TaskDetails shown, IAgencies agencies) => new(
        step.Version, ApiNames.Of((TaskLine)step.Line), step.Actor, ApiJson.Local(step.At), ApiNames.Of((TaskState)step.StateNumber),
        TaskAnswers.Holder(step.HolderAgency, step.HolderOfficer, agencies), ApiJson.Local(step.Due), step.Reason,
        [.. shown.Evidence.Where(file => file.Task == shown.One.Id && file.Version == step.Version).Select(file => ApiJson.Id(file.File))]);
}
