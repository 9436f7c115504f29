using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Domain.Drafts;
using OpenProvince.Fields.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.ApplyOnline;

/// <summary>Ask once: what the account already says about the submitter is filled in, to be confirmed.</summary>
internal sealed class ApplyPrefill(IActorSource actors, IPersons persons)
{
    private static readonly Dictionary<string, string> None = [];

    public async Task<IReadOnlyDictionary<string, string>> ForAsync(FormQuestion question, Draft draft, CancellationToken ct)
    {
        if (question.Code != StandardSections.SubmitterQuestion || question.Fields.Any(f => draft.Shown(f.Code) is not null)) return None;
        var actor = await actors.CurrentAsync(ct);
        if (actor is not { Kind: ActorKind.Citizen, PersonId: { } id }) return None;
        if (await persons.FindAsync(new PersonId(id), ct) is not { Data: var data }) return None;
        var known = new Dictionary<string, string?>
        {
            ["submitterName"] = data.Name, ["submitterIdentity"] = data.IdentityNumber, ["submitterPhone"] = data.Phone,
            ["submitterEmail"] = data.Email, ["submitterAddress"] = data.Address,
        };
        return known.Where(k => !string.IsNullOrEmpty(k.Value)).ToDictionary(k => k.Key, k => k.Value!);
    }
}
