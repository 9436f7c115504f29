using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>
/// Scans sent with a form of the desk. They are stored before anything else is decided, so a form that comes back with a
/// wrong field still has them; until the act commits they lie in a box that only this officer's form can name.
/// </summary>
internal sealed class DeskUploads(IFiles files, UnitOfWork work)
{
    private const string BoxField = "hop", KeptPrefix = "giu:";
    private const string Dossier = "dossiers.dossier", Waiting = "dossiers.desk-box";

    private readonly Dictionary<string, StoredFile> kept = new(StringComparer.Ordinal);

    /// <summary>Names the box of this form; a hidden field carries it on.</summary>
    public long Box { get; private set; }

    /// <summary>By place in the form.</summary>
    public IReadOnlyDictionary<string, StoredFile> Kept => kept;

    public async Task LoadAsync(HttpContext http, Actor actor)
    {
        Box = Ids.Next();
        if (!http.Request.HasFormContentType) return;
        if (long.TryParse(http.Request.Form[BoxField], NumberStyles.None, CultureInfo.InvariantCulture, out var box)) Box = box;
        foreach (var field in http.Request.Form.Where(field => field.Key.StartsWith(KeptPrefix, StringComparison.Ordinal)))
            if (long.TryParse(field.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && await files.FindAsync(new FileId(id), http.RequestAborted) is { } file && file.Owner == Owner(actor))
                kept[field.Key[KeptPrefix.Length..]] = file;
    }

    /// <summary>Stores what was chosen for these places; a refused file is named beside its field, the others stay.</summary>
    public async Task<Error?> TakeAsync(HttpContext http, Actor actor, IEnumerable<string> places)
    {
        List<Error> errors = [];
        foreach (var place in places)
        {
            if (http.Request.Form.Files.GetFile(place) is not { Length: > 0 } sent) continue;
            await using var content = sent.OpenReadStream();
            var stored = await files.StoreAsync(Owner(actor), sent.FileName, content, http.RequestAborted);
            if (stored.IsError) errors.Add(stored.Error.For(place));
            else kept[place] = stored.Value;
        }
        return Error.All(errors);
    }

    /// <summary>Passes everything kept to the dossier, in the transaction of the act.</summary>
    public void FileAll(DossierId dossier) => FileAll(work, dossier);

    public void FileAll(UnitOfWork into, DossierId dossier)
    {
        foreach (var file in kept.Values) files.File(into, file.Id, file.Owner, new FileOwner(Dossier, dossier.Value));
    }

    /// <summary>The officer is part of the address: nobody attaches what somebody else scanned.</summary>
    private FileOwner Owner(Actor actor)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{actor.Id}/{Box}")));
        return new(Waiting, BinaryPrimitives.ReadInt64BigEndian(hash) & long.MaxValue);
    }
}
