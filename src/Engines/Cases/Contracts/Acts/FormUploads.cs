using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>
/// Files sent with a form of the desk. They are stored before anything else is decided, so a form that comes back with a
/// wrong field still has them; until the act commits they lie in a box that only this officer's form can name.
/// </summary>
public sealed class FormUploads(IFiles files)
{
    /// <summary>The kind of every such box: only officers' pages fill one.</summary>
    public const string Waiting = "cases.form-box";

    /// <summary>Files of one field that takes several.</summary>
    public const int MostFiles = 10;

    /// <summary>Hidden field with the box.</summary>
    public const string BoxField = "hop";

    /// <summary>Beginning of the field that names a file which is stored already; the place follows.</summary>
    public const string KeptPrefix = "giu:";

    private readonly Dictionary<string, List<StoredFile>> kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> lost = new(StringComparer.Ordinal);

    /// <summary>Names the box of this form; a hidden field carries it on.</summary>
    public long Box { get; private set; }

    /// <summary>What is stored for a place of the form, or null.</summary>
    public StoredFile? Of(string place) => kept.GetValueOrDefault(place)?[^1];

    /// <summary>The same for a place that takes several.</summary>
    public IReadOnlyList<StoredFile> AllOf(string place) => kept.GetValueOrDefault(place) ?? [];

    public async Task LoadAsync(HttpContext http, Actor actor)
    {
        Box = Ids.Next();
        if (!http.Request.HasFormContentType) return;
        if (long.TryParse(http.Request.Form[BoxField], NumberStyles.None, CultureInfo.InvariantCulture, out var box)) Box = box;
        foreach (var (name, values) in http.Request.Form.Where(field => field.Key.StartsWith(KeptPrefix, StringComparison.Ordinal)))
        {
            var place = name[KeptPrefix.Length..];
            foreach (var value in values.Distinct().Take(MostFiles))
            {
                var file = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                    ? await files.FindAsync(new FileId(id), http.RequestAborted)
                    : null;
                if (file?.Owner == Owner(actor)) Keep(place, file);
                // Already given to its case: this form was sent before, and the act answers for itself.
                else if (file is not { Filed: true }) lost.Add(place);
            }
        }
    }

    /// <summary>Stores what was chosen for these places; a refused file is named beside its field, the others stay.</summary>
    /// <param name="http">The request with the form.</param>
    /// <param name="actor">Whose box it is.</param>
    /// <param name="places">Names of the file fields.</param>
    /// <param name="several">A place keeps what it has and takes more; otherwise the new file is instead of the old one.</param>
    public async Task<Error?> TakeAsync(HttpContext http, Actor actor, IEnumerable<string> places, bool several = false)
    {
        List<Error> errors = [];
        foreach (var place in places)
        {
            if (RefusedFiles.Of(http, place) is { } refused)
            {
                errors.Add(refused);
                continue;
            }
            var sent = http.Request.Form.Files.GetFiles(place).Where(file => file.Length > 0).ToList();
            if (sent.Count == 0 && lost.Contains(place)) errors.Add(CaseErrors.FileGone.For(place));
            if (sent.Count > 0 && !several) kept.Remove(place);
            foreach (var file in several ? sent : sent.Take(1))
            {
                if (AllOf(place).Count >= MostFiles)
                {
                    errors.Add(CaseErrors.TooManyFiles.For(place));
                    break;
                }
                await using var content = file.OpenReadStream();
                var stored = await files.StoreAsync(Owner(actor), file.FileName, content, http.RequestAborted);
                if (stored.IsError) errors.Add(stored.Error.For(place));
                else Keep(place, stored.Value);
            }
        }
        return Error.All(errors);
    }

    /// <summary>
    /// The table has other rows than the one that was sent: each file follows its paper, one without a row is left behind.
    /// </summary>
    public void Rearrange(IEnumerable<(string From, string To)> moves)
    {
        var before = kept.ToDictionary(StringComparer.Ordinal);
        kept.Clear();
        foreach (var (from, to) in moves)
            if (before.TryGetValue(from, out var files)) kept[to] = files;
    }

    private void Keep(string place, StoredFile file)
    {
        if (!kept.TryGetValue(place, out var there)) kept[place] = there = [];
        there.Add(file);
    }

    /// <summary>The officer is part of the address: nobody attaches what somebody else sent.</summary>
    private FileOwner Owner(Actor actor)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{actor.Id}/{Box}");
        return new(Waiting, BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) & long.MaxValue);
    }
}
