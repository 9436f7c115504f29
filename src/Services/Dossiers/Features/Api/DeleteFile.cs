using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>A program takes back a file it sent and has not used; another one's, or one a dossier has, does not exist for it.</summary>
internal static class DeleteFile
{
    internal static void Map(RouteGroupBuilder group) => group
        .MapDelete("/files/{id:long}", async (long id, IFiles files, IActorResolver actors, HttpContext http, CancellationToken ct) =>
            await files.DeleteAsync(new FileId(id), Attachments.InboxOf(actors.Resolve(http.User)), ct) is { IsError: true } refused
                ? Problems.Of(refused.Error, http)
                : TypedResults.NoContent())
        .WithName("deleteFile")
        .Takes(BodyKind.None)
        .WithSummary("dossiers.api.delete-file")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound);
}

/// <summary>Files of a program that no dossier has yet: who sent them.</summary>
internal sealed class InboxFiles(string kind) : IFileAccess
{
    public string OwnerKind => kind;

    public Task<bool> MayReadAsync(HttpContext http, FileOwner owner, CancellationToken ct)
    {
        var actor = http.RequestServices.GetRequiredService<IActorResolver>().Resolve(http.User);
        return Task.FromResult(actor.Kind is not ActorKind.Anonymous && owner == Attachments.InboxOf(actor));
    }
}
