using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>A program sends a file first and names its id in the act that needs it; unused it leaves after 30 days.</summary>
internal static class UploadFile
{
    internal sealed record FileAnswer(string Id, string Name, string MediaType, long Size);

    internal static void Map(RouteGroupBuilder group) => group
        .MapPost("/files", async (
            HttpContext http, IUploads uploads, PermissionDecision permissions, IActorResolver actors, CancellationToken ct) =>
        {
            var actor = actors.Resolve(http.User);
            if (actor.Kind == ActorKind.Anonymous)
                return Problems.Of(
                    CaseErrors.NotAllowed(DossierPermissions.File, permissions.Decide(actor, DossierPermissions.File).Reason), http);
            var stored = await uploads.ReceiveAsync(http, Attachments.InboxOf(actor), _ => true, ct);
            if (stored.IsError) return Problems.Of(stored.Error, http);
            var file = stored.Value;
            return TypedResults.Created(
                $"/api/files/{file.Id.Value}", new FileAnswer(ApiJson.Id(file.Id.Value), file.Name, file.MediaType, file.Size));
        })
        .WithName("uploadFile")
        .Takes(BodyKind.Upload)
        .WithSummary("dossiers.api.upload")
        .WithMetadata(new ApiUpload("dossiers.api.upload.body"))
        .Produces<FileAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden);
}
