using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Fields.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// Checks all of a filing at once, so that a form can say everything that is wrong beside its fields. Pages and the API come
/// through here alike: what a page would not let through, no program files.
/// </summary>
internal sealed class FilingCheck(ProcedureCatalogue catalogue, Units units, ProcedurePlaces places, IPersons persons, FormCheck form)
{
    private const int AnswersLength = 200_000;

    /// <param name="said">As it came.</param>
    /// <param name="actor">Who files.</param>
    /// <param name="at">When it counts as filed.</param>
    /// <param name="today">For dates of birth.</param>
    /// <param name="calendar">Working days at the receiving desk: a term the case depends on ends on one.</param>
    public Result<CheckedFiling> Check(Filing said, Actor actor, Instant at, DateOnly today, WorkingCalendar calendar)
    {
        var day = at.LocalDay();
        List<Error> errors = [];
        var procedure = catalogue.Find(said.Procedure, day);
        var answers = Answers.Of(said.Answers);
        if (procedure is not null) said = Settled(said, answers, procedure, day, calendar, errors);
        if (procedure is null)
            errors.Add(catalogue.AllVersions.Any(one => one.Code == said.Procedure)
                ? DossierErrors.ProcedureNotInForce
                : DossierErrors.ProcedureUnknown);
        var receiving = units.InOffice(said.ReceivedBy, day);
        errors.AddRange(Places(said, procedure, receiving, day));
        if (!Enum.IsDefined(said.Channel)) errors.Add(DossierErrors.ChannelUnknown);
        else if (procedure is not null) errors.AddRange(Ways(said, procedure));
        if (said.Answers?.Length > AnswersLength) errors.Add(DossierErrors.AnswersTooLong);
        var papers = PaperInput.Check(said.Papers);
        if (papers.IsError) errors.Add(papers.Error);
        var owner = Person(said.Owner, "owner", actor.Kind != ActorKind.Citizen || actor.PersonId is null, today, errors);
        var submitter = Person(said.Submitter, "submitter", false, today, errors);
        // Whoever files by an account is a party, or the dossier would be hidden from the very sender.
        if (actor.Kind is ActorKind.Citizen && owner is not null && submitter is not null) errors.Add(DossierErrors.SenderNotParty);
        if (errors.Count == 0 && TypedSubmitter.In(answers.Texts) is { } typed) Person(typed, "answers", false, today, errors);
        // Only who files alone answers the whole form; at a desk an officer looks at the papers.
        if (errors.Count == 0)
            errors.AddRange(
                form.Check(procedure!, said, answers, today, whole: actor.Kind is ActorKind.Citizen && said.Channel is Channel.Online));

        if (Error.All(errors) is { } refusal) return refusal;
        return new CheckedFiling(said, procedure!, receiving.Value, said.HelpedAt ?? said.ReceivedBy,
            said.Competent ?? places.Competent(procedure!, receiving.Value, day), DoorOn(day), owner, submitter, papers.Value);
    }

    /// <summary>Where citizens file on that day; a province without a rule for it keeps its own door.</summary>
    public FrontDoor DoorOn(DateOnly day) => catalogue.Door(places.TiersOn(day), day)?.Door ?? FrontDoor.Local;

    /// <summary>The filing at the agencies of the day: one that ended and goes on in another one is that other one.</summary>
    public Filing Receiving(Filing said, DateOnly day) => said with
    {
        ReceivedBy = units.GoesOnAt(said.ReceivedBy, day),
        HelpedAt = said.HelpedAt is { } helped ? units.GoesOnAt(helped, day) : null,
        Competent = said.Competent is { } competent ? units.GoesOnAt(competent, day) : null,
    };

    /// <summary>True when there is such an agency in office: an unknown one is a wrong field, not a missing permission.</summary>
    public bool Knows(AgencyId agency, DateOnly day) => !units.InOffice(agency, day).IsError;

    /// <summary>The filing with the case its answers make. A case that was said and is another one is refused, not corrected.</summary>
    private Filing Settled(
        Filing said, Answers answers, Procedure procedure, DateOnly day, WorkingCalendar calendar, List<Error> errors)
    {
        if (form.CaseOf(procedure, answers, day, calendar) is not { } made) return said;
        if (!string.IsNullOrEmpty(said.Case) && said.Case != made && procedure.Cases.Any(one => one.Code == said.Case))
            errors.Add(DossierErrors.CaseContradicts(procedure.Case(made).Name));
        return said with { Case = made };
    }

    /// <summary>The receiving agency has a desk, and that desk takes this procedure; helping and deciding ones are in office.</summary>
    private IEnumerable<Error> Places(Filing said, Procedure? procedure, Result<AgencyInfo> receiving, DateOnly day)
    {
        if (receiving.IsError) yield return receiving.Error;
        else if (receiving.Value.Desk is null) yield return DossierErrors.NoDesk;
        else if (procedure is not null && !places.Takes(procedure, receiving.Value, day)) yield return DossierErrors.NotTakenHere;
        foreach (var other in new[] { said.HelpedAt, said.Competent })
            if (other is { } id && units.InOffice(id, day) is { IsError: true } unknown) yield return unknown.Error!;
    }

    /// <summary>The case is one of the procedure's, and that case may come this way.</summary>
    private static IEnumerable<Error> Ways(Filing said, Procedure procedure)
    {
        var known = string.IsNullOrEmpty(said.Case) || procedure.Cases.Any(one => one.Code == said.Case);
        if (!known) yield return DossierErrors.CaseUnknown;
        var method = FilingDesk.MethodOf(said.Channel);
        var offered = known && procedure.Case(said.Case).Methods.Any(one => one.Method == method)
            && (method is not SubmissionMethod.Online || procedure.OnlineLevel is not OnlineLevel.InfoOnly);
        if (known && !offered) yield return DossierErrors.ChannelNotOffered;
    }

    private PersonData? Person(PersonData? data, string prefix, bool required, DateOnly today, List<Error> errors)
    {
        if (data is null && !required) return null;
        var result = persons.Check(data ?? new PersonData(PersonKind.Citizen, ""), today);
        if (!result.IsError) return result.Value;
        errors.AddRange(result.Error.Each().Select(error => error.For($"{prefix}.{error.Field}")));
        return null;
    }
}
