using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>
/// The people dossiers were filed for and by, as they were written then: their rows still say the same, or were erased by an event.
/// </summary>
internal sealed class DossierPeople
{
    private const string Table = SealedPerson.Table;

    private readonly Dictionary<long, UInt128> seals = [];
    private readonly HashSet<long> erased = [];

    public void Erased(long person) => erased.Add(person);

    /// <param name="owner">Whose dossier it is.</param>
    /// <param name="submitter">Who filed it.</param>
    /// <param name="given">What an act vouches for.</param>
    public void Sealed(long owner, long submitter, IReadOnlyDictionary<string, string> given)
    {
        if (given.TryGetValue(Dossier.OwnerSeal, out var ofOwner)) seals[owner] = Short(ofOwner);
        if (given.TryGetValue(Dossier.SubmitterSeal, out var ofSubmitter)) seals[submitter] = Short(ofSubmitter);
    }

    public async Task CompareAsync(IAsyncEnumerable<SealedPerson> people, Findings findings)
    {
        await foreach (var person in people)
        {
            findings.Compared();
            var id = person.Id.Value;
            var (known, forgotten) = (seals.Remove(id, out var seal), erased.Contains(id));
            if (person.Erased != forgotten)
                findings.Add(person.Erased ? "dossiers.erased-behind" : "dossiers.not-forgotten", ("table", Table), ("key", Key(id)));
            else if (forgotten) findings.Forgotten();
            else if (known && (person.Seal is null || Short(person.Seal) != seal)) findings.Changed(Table, Key(id));
        }
        // A row without its key, or none at all.
        foreach (var id in seals.Keys) findings.Changed(Table, Key(id));
    }

    /// <summary>Half of the seal is kept: one for every person who ever filed.</summary>
    private static UInt128 Short(string seal) =>
        Base64Url.DecodeFromChars(seal) is { Length: >= 16 } bytes ? MemoryMarshal.Read<UInt128>(bytes) : UInt128.Zero;

    private static string Key(long person) => person.ToString(CultureInfo.InvariantCulture);
}
