using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>
/// Gives a file to a dossier in the act's own transaction. It must lie, whole and not yet used, in the box it was uploaded
/// into for this act by this actor; otherwise the act is refused and nothing of it is written.
/// </summary>
internal sealed class Attachments(UnitOfWork work, IFiles files)
{
    /// <summary>Where uploads of programs wait; those of officers have room of their own.</summary>
    public const string Inbox = "dossiers.inbox", OfficeInbox = "dossiers.office-inbox";
    public const string Dossier = "dossiers.dossier";

    public void Add(DossierId dossier, long file, FileOwner? box, Actor actor, string field) =>
        files.File(
            work, new FileId(file), box ?? InboxOf(actor), new FileOwner(Dossier, dossier.Value), DossierErrors.FileUnknown.For(field));

    /// <summary>The actor is part of the address: nobody attaches what somebody else sent.</summary>
    public static FileOwner InboxOf(Actor actor) => Box(actor.Kind is ActorKind.Officer ? OfficeInbox : Inbox, actor.Id);

    /// <summary>A box whose name only its maker's pages know.</summary>
    public static FileOwner Box(string kind, string name) =>
        new(kind, BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) & long.MaxValue);
}
