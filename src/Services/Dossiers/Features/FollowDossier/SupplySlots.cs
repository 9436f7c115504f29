using System.Globalization;

using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Files.Contracts;

namespace OpenProvince.Dossiers.Features.FollowDossier;

/// <summary>One wanted paper with what was uploaded for it.</summary>
internal sealed record SupplySlot(int Number, PaperLine Wanted, FileOwner Owner, IReadOnlyList<StoredFile> Files)
{
    public string Component => Wanted.Component;

    public bool IsFilled => Files.Count > 0;
}

/// <summary>
/// The papers of the last supplement request as places to upload. Each place is an owner of its own, named after the request, so that a
/// file always stands for the paper it was sent for, and never for one of an earlier request.
/// </summary>
internal sealed class SupplySlots(MissingPapers missing, IFiles files)
{
    public async Task<IReadOnlyList<SupplySlot>> OfAsync(DossierId id, CancellationToken ct)
    {
        var wanted = await missing.LastAsync(id, ct);
        List<SupplySlot> slots = [];
        for (var i = 0; i < wanted.Count; i++) slots.Add(await SlotAsync(id, i + 1, wanted[i], ct));
        return slots;
    }

    /// <summary>The slot asked for, else the first that is still empty, else the first.</summary>
    public static SupplySlot Chosen(IReadOnlyList<SupplySlot> slots, int? asked) =>
        slots.FirstOrDefault(slot => slot.Number == asked) ?? slots.FirstOrDefault(slot => !slot.IsFilled) ?? slots[0];

    private async Task<SupplySlot> SlotAsync(DossierId id, int number, PaperLine wanted, CancellationToken ct)
    {
        var owner = new FileOwner(string.Create(CultureInfo.InvariantCulture, $"dossiers.supplement.{wanted.Version}.{number}"), id.Value);
        return new SupplySlot(number, wanted, owner, await files.OfAsync(owner, ct));
    }
}
