using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Fields.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>What form 01 says about money and people; the same on the officer's and the citizen's receipt.</summary>
internal sealed class ReceiptFacts(ProcedureCatalogue catalogue, FeeWords fees, IPersons persons, DossierReads reads)
{
    /// <summary>By the channel it came in and the numbers its answers give, at the rates of the day it was received.</summary>
    public string Fee(Dossier dossier, string? answers)
    {
        var day = (dossier.AcceptedAt ?? dossier.FiledAt).LocalDay();
        return catalogue.Find(dossier.Procedure, day) is { } procedure
            ? fees.Of(fees.Charges(procedure, dossier.Case, FilingDesk.MethodOf(dossier.Channel), Answers.Read(answers), day)) : "";
    }

    public async Task<string> FeeAsync(Dossier dossier, CancellationToken ct) => Fee(dossier, await reads.AnswersAsync(dossier.Id, ct));

    /// <summary>The people of the dossier as every paper names them.</summary>
    public async Task<ReceiptPeople> PeopleAsync(Dossier dossier, CancellationToken ct)
    {
        var found = await persons.FindManyAsync([new(dossier.Owner), new(dossier.Submitter)], ct);
        var owner = found.GetValueOrDefault(new PersonId(dossier.Owner))?.Data;
        var submitter = TypedSubmitter.Over(
            dossier, found.GetValueOrDefault(new PersonId(dossier.Submitter)), await reads.AnswersAsync(dossier.Id, ct))?.Data;
        return submitter is not null && dossier.Submitter != dossier.Owner && (owner is null || !SamePerson.Is(owner, submitter))
            ? new(owner, submitter, submitter.Name) : new(owner, submitter ?? owner, null);
    }
}

/// <param name="Owner">Whose dossier it is; null when the row was erased.</param>
/// <param name="Contact">How whoever handed it in is reached.</param>
/// <param name="HandedInBy">Who filed for the owner; null when the owner did.</param>
internal sealed record ReceiptPeople(PersonData? Owner, PersonData? Contact, string? HandedInBy);
