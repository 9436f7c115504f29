using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>A leader decides on the proposal; from here the citizen can no longer withdraw.</summary>
internal sealed class ApproveDossier(Duties duties) : Act<Dossier, ReasonInput>(About), IActFacts
{
    public static ActFacts About { get; } = new("approve", DossierPermissions.Approve, At.Holder, (int)StepKind.Approved)
        { Does = (int)NextAction.Approve, Icon = "patch-check", Many = true };

    protected override Result Do(Dossier one, ReasonInput said, Acting on)
    {
        var opinion = Reason.Optional(said.Reason);
        return opinion.IsError ? opinion.Error : one.Approve(on.By, on.Now, opinion.Value, duties.Finisher(one));
    }
}
