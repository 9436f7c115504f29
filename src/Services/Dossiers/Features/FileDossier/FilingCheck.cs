using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Checks all of a filing at once, so that a form can say everything that is wrong beside its fields.</summary>
internal sealed class FilingCheck(ProcedureCatalogue catalogue, Units units, IPersons persons)
{
    private const int AnswersLength = 200_000;

    public Result<CheckedFiling> Check(Filing said, Actor actor, Instant at, DateOnly today)
    {
        var day = at.LocalDay();
        List<Error> errors = [];
        var procedure = catalogue.Find(said.Procedure, day);
        if (procedure is null)
            errors.Add(catalogue.AllVersions.Any(one => one.Code == said.Procedure) ? DossierErrors.ProcedureNotInForce : DossierErrors.ProcedureUnknown);
        var receiving = units.Receiving(said.ReceivedBy, day);
        if (receiving.IsError) errors.Add(receiving.Error);
        if (!Enum.IsDefined(said.Channel)) errors.Add(DossierErrors.ChannelUnknown);
        foreach (var other in new[] { said.HelpedAt, said.Competent })
            if (other is { } id && units.Receiving(id, day) is { IsError: true } unknown) errors.Add(unknown.Error!);
        if (said.Answers?.Length > AnswersLength) errors.Add(DossierErrors.AnswersTooLong);
        var papers = PaperInput.Check(said.Papers);
        if (papers.IsError) errors.Add(papers.Error);
        var owner = Person(said.Owner, "owner", actor.Kind != ActorKind.Citizen || actor.PersonId is null, today, errors);
        var submitter = Person(said.Submitter, "submitter", false, today, errors);

        if (Error.All(errors) is { } refusal) return refusal;
        return new CheckedFiling(said, procedure!, receiving.Value, said.HelpedAt ?? said.ReceivedBy,
            said.Competent ?? units.Competent(procedure!, receiving.Value, day), DoorOn(day), owner, submitter, papers.Value);
    }

    /// <summary>Where citizens file on that day; a province without a rule for it keeps its own door.</summary>
    public FrontDoor DoorOn(DateOnly day) => catalogue.Door(units.TiersOn(day), day)?.Door ?? FrontDoor.Local;

    private PersonData? Person(PersonData? data, string prefix, bool required, DateOnly today, List<Error> errors)
    {
        if (data is null && !required) return null;
        var result = persons.Check(data ?? new PersonData(PersonKind.Citizen, ""), today);
        if (!result.IsError) return result.Value;
        errors.AddRange(result.Error.Each().Select(error => error.For($"{prefix}.{error.Field}")));
        return null;
    }
}
