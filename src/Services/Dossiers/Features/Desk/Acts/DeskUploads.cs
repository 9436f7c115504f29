using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>
/// Scans sent with a form of the desk. They are stored before anything else is decided, so a form that comes back with a
/// wrong field still has them; until the act commits they lie in a box that only this officer's form can name.
/// </summary>
internal sealed class DeskUploads(IFiles files)
{
    /// <summary>The kind of every such box: only officers' pages fill one.</summary>
    public const string Waiting = "dossiers.desk-box";
    private const string BoxField = "hop", KeptPrefix = "giu:";

    private readonly Dictionary<string, StoredFile> kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> lost = new(StringComparer.Ordinal);

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
        {
            var place = field.Key[KeptPrefix.Length..];
            var file = long.TryParse(field.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? await files.FindAsync(new FileId(id), http.RequestAborted)
                : null;
            if (file?.Owner == Owner(actor)) kept[place] = file;
            // Already given to its dossier: this form was sent before, and the act answers for itself.
            else if (file is not { Filed: true }) lost.Add(place);
        }
    }

    /// <summary>Stores what was chosen for these places; a refused file is named beside its field, the others stay.</summary>
    public async Task<Error?> TakeAsync(HttpContext http, Actor actor, IEnumerable<string> places)
    {
        List<Error> errors = [];
        foreach (var place in places)
        {
            if (RefusedFiles.Of(http, place) is { } refused)
            {
                errors.Add(refused);
                continue;
            }
            if (http.Request.Form.Files.GetFile(place) is not { Length: > 0 } sent)
            {
                if (lost.Contains(place)) errors.Add(DossierErrors.FileUnknown.For(place));
                continue;
            }
            await using var content = sent.OpenReadStream();
            var stored = await files.StoreAsync(Owner(actor), sent.FileName, content, http.RequestAborted);
            if (stored.IsError) errors.Add(stored.Error.For(place));
            else kept[place] = stored.Value;
        }
        return Error.All(errors);
    }

    /// <summary>
    /// The table has other rows than the one that was sent: each scan follows its paper, one without a row is left behind.
    /// </summary>
    public void Rearrange(IEnumerable<(string From, string To)> moves)
    {
        var before = kept.ToDictionary(StringComparer.Ordinal);
        kept.Clear();
        foreach (var (from, to) in moves)
            if (before.TryGetValue(from, out var scan)) kept[to] = scan;
    }

    /// <summary>The officer is part of the address: nobody attaches what somebody else scanned.</summary>
    private FileOwner Owner(Actor actor) => Attachments.Box(Waiting, string.Create(CultureInfo.InvariantCulture, $"{actor.Id}/{Box}"));
}
