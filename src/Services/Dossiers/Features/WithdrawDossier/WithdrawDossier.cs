using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>The citizen takes the dossier back, alone or over the counter, as long as nobody has decided.</summary>
internal sealed class WithdrawDossier() : Act<Dossier, ReasonInput>(About), IActFacts
{
    public static ActFacts About { get; } = new("withdraw", DossierPermissions.WithdrawForOthers, At.Home, (int)StepKind.Withdrawn)
        { CitizenPermission = DossierPermissions.Withdraw, Icon = "box-arrow-left" };

    protected override Result Do(Dossier one, ReasonInput said, Acting on)
    {
        var reason = Reason.Optional(said.Reason);
        return reason.IsError ? reason.Error : one.Withdraw(on.By, on.Now, reason.Value);
    }
}
