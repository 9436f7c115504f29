using System.Text;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features;

/// <summary>Turns a checked filing into a dossier and commits it; a repeated request gets the first answer.</summary>
internal sealed class FilingDesk(
    DossierStore store, UnitOfWork work, Clock clock, IPersons persons, Idempotency keys, PaperWriter papers)
{
    public Dossier Open(CheckedFiling filing, Actor actor, Instant at, LegalClock calendar)
    {
        var id = filing.Said.Id ?? new DossierId(Ids.Next());
        // The key goes first: a twin of this request waits there and writes nothing of its own.
        if (filing.Said.Key is { } key) Idempotency.Remember(work, actor.Id, key.Value, key.Request, id.Value, clock.Now);
        // An officer is a person too, but never the one whose dossier it is.
        var citizen = actor.Kind == ActorKind.Citizen ? actor.PersonId : null;
        var (submitterSeal, ownerSeal) = ("", "");
        var submitter = filing.Submitter is { } other ? Add(other, out submitterSeal) : citizen;
        var owner = filing.Owner is { } person ? Add(person, out ownerSeal) : citizen!.Value;
        var dossier = new Dossier
        {
            Id = id,
            Procedure = filing.Procedure.Code,
            ProcedureVersion = filing.Procedure.Version,
            Case = filing.Procedure.Case(filing.Said.Case).Code,
            Channel = filing.Said.Channel,
            Door = filing.Door,
            Custody = filing.Said.Custody,
            HelpedAt = filing.HelpedAt.Value,
            ReceivedBy = filing.ReceivedBy.Id.Value,
            Competent = filing.Competent.Value,
            Submitter = submitter ?? owner,
            Owner = owner,
            Term = TermOf(filing.Procedure, filing.Said.Case, filing.Said.Channel),
            FiledAt = at,
            RecordedAt = clock.Now,
            Duties = store.Duties,
            SealKey = EventLog.Seal.NewKey(),
        };
        if (submitterSeal.Length > 0) dossier.VouchSealed(Dossier.SubmitterSeal, submitterSeal);
        if (ownerSeal.Length > 0) dossier.VouchSealed(Dossier.OwnerSeal, ownerSeal);
        dossier.File(Officer.Of(actor), calendar);
        return dossier;
    }

    /// <summary>How long the procedure gives the office, for a case that came in by that channel.</summary>
    public static Duration TermOf(Procedure procedure, string? caseCode, Channel channel)
    {
        var term = procedure.Term(caseCode, MethodOf(channel));
        return new Duration(term.Amount, Unit(term.Unit));
    }

    /// <summary>After key and people: form, papers, events; the number of the code last.</summary>
    public async Task<Result<Filed>> CommitAsync(Dossier dossier, CheckedFiling filing, Actor actor, CancellationToken ct)
    {
        if (filing.Said.Answers is { Length: > 0 } said) papers.AddAnswers(dossier, Whole(said));
        papers.Add(dossier, filing.Papers, await papers.LookAsync(filing.Papers, ct), actor);
        filing.Said.Also?.Invoke(work, dossier.Id);
        var day = dossier.FiledAt.LocalDay();
        var code = store.Add(dossier, DossierCode.Prefix(DossierRules.Current.CodeOn(filing.ReceivedBy, day), day));
        var committed = await work.CommitAsync(ct);
        if (committed.IsError && committed.Error.Code == KernelErrors.DuplicateRequest.Code)
            return await RepeatAsync(filing.Said.Key, actor, ct) ?? KernelErrors.DuplicateRequest;
        if (committed.IsError) return committed.Error;
        dossier.Code = code.Value as string;
        return Answer(dossier);
    }

    /// <summary>
    /// The receipt of an earlier request with this key, as it was when that request had committed; null when there was none.
    /// </summary>
    public async Task<Result<Filed>?> RepeatAsync(RequestKey? key, Actor actor, CancellationToken ct)
    {
        if (key is not { } asked) return null;
        var found = await keys.FindAsync(actor.Id, asked.Value, asked.Request, ct);
        if (found.IsError) return found.Error;
        if (found.Value is not { } id) return null;
        if (await store.FiledAsAsync(new DossierId(id), ct) is not { } first) return KernelErrors.DuplicateRequest;
        return new Filed(first.Id, first.Code, first.Revision, first.State, first.Due);
    }

    private static Filed Answer(Dossier dossier) => new(dossier.Id, dossier.Code, dossier.Head.Version, dossier.State, dossier.Due);

    private long Add(PersonData person, out string seal) => persons.Add(work, person, clock.Now, out seal).Value;

    /// <summary>A broken surrogate or a NUL would be refused by PostgreSQL; the rest of the JSON is kept to the byte.</summary>
    private static string Whole(string json) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json)).Replace("\0", "", StringComparison.Ordinal);

    public static SubmissionMethod MethodOf(Channel channel) => channel switch
    {
        Channel.Desk => SubmissionMethod.Direct,
        Channel.Post => SubmissionMethod.Post,
        _ => SubmissionMethod.Online,
    };

    private static DurationUnit Unit(TermUnit unit) => unit switch
    {
        TermUnit.SameDay => DurationUnit.SameDay,
        TermUnit.WorkingHour => DurationUnit.WorkingHour,
        TermUnit.CalendarDay => DurationUnit.CalendarDay,
        TermUnit.Month => DurationUnit.Month,
        _ => DurationUnit.WorkingDay,
    };
}
