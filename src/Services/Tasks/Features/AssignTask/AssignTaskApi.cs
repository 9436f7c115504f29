using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>How a program gives a task.</summary>
internal static class AssignTaskApi
{
    /// <param name="Unit">Code or slug of the co-operating unit.</param>
    internal sealed record TaskPartBody(
        [property: ApiRequired] string? Unit = null, [property: ApiRequired] string? Content = null, DateOnly? Due = null,
        string? Product = null);

    internal sealed record TaskSourceBody(
        string? Number = null, DateOnly? Day = null, string? Title = null, string? Paragraph = null, string? Before = null,
        string? After = null);

    /// <param name="Lead">Code or slug of the lead unit.</param>
    /// <param name="Officer">Actor code of one officer of it.</param>
    /// <param name="Due">The last day, until close of business of the lead unit.</param>
    /// <param name="Leader">Actor code of the leader in whose name a clerk enters it.</param>
    internal sealed record TaskBody(
        [property: ApiRequired] string? Content = null, string? Product = null, [property: ApiRequired, Fields] string? Field = null,
        [property: ApiRequired] string? Lead = null, string? Officer = null, DateOnly? Start = null,
        [property: ApiRequired] DateOnly? Due = null, string? Leader = null, TaskSourceBody? Source = null,
        IReadOnlyList<TaskPartBody>? Parts = null)
    {
        public AssignTask.Input Said(IAgencies agencies) => new(
            Content, Product, Field, agencies.Required(Lead), Officer, Start, Due, Leader,
            Source is { } one ? new TaskSource(one.Number, one.Day, one.Title, one.Paragraph, one.Before, one.After) : null,
            [.. (Parts ?? []).Select(part =>
                new AssignTask.PartInput(agencies.Required(part?.Unit), part?.Content, part?.Due, part?.Product))]);
    }

    internal static void Map(RouteGroupBuilder group) => group
        .MapPost("/", async (TaskBody body, AssignTask.Handler handler, IAgencies agencies, IActorResolver actors, HttpContext http,
            CancellationToken ct) =>
        {
            var key = ApiRequest.Key(http, body);
            if (key.IsError) return Problems.Of(key.Error, http);
            var given = await handler.HandleAsync(new(body.Said(agencies), key.Value), actors.Resolve(http.User), ct);
            if (given.IsError) return Problems.Of(given.Error, http);
            ApiHeaders.SetRevision(http, given.Value.Revision);
            return TypedResults.Created($"{TasksApi.Path}/{given.Value.Code}", TaskAnswers.Of(given.Value, agencies));
        })
        .WithName("assignTask")
        .WithSummary("tasks.api.assign")
        .WithMetadata(ApiHeaders.Key, ApiHeaders.Revision)
        .Produces<TaskMovedAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status409Conflict);
}
