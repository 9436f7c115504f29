using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Data;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>A program sends a file first and names its id in the report that needs it; unused it leaves after 30 days.</summary>
internal static class UploadEvidence
{
    internal sealed record Answer(string Id, string Name, string MediaType, long Size);

    internal static void Map(RouteGroupBuilder group) => group
        .MapPost("/files", async (
            HttpContext http, IUploads uploads, PermissionDecision permissions, IActorResolver actors, CancellationToken ct) =>
        {
            var actor = actors.Resolve(http.User);
            if (permissions.Decide(actor, TaskPermissions.Work) is { Allowed: false } refused)
                return Problems.Of(CaseErrors.NotAllowed(TaskPermissions.Work, refused.Reason), http);
            var stored = await uploads.ReceiveAsync(http, Evidence.BoxOf(actor), _ => true, ct);
            if (stored.IsError) return Problems.Of(stored.Error, http);
            var file = stored.Value;
            return TypedResults.Created(
                $"/api/files/{file.Id.Value}", new Answer(ApiJson.Id(file.Id.Value), file.Name, file.MediaType, file.Size));
        })
        .WithName("uploadEvidence")
        .Takes(BodyKind.Upload)
        .WithSummary("tasks.api.upload")
        .WithMetadata(new ApiUpload("tasks.api.upload.body"))
        .Produces<Answer>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden);
}
