using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>A desk officer does not receive a dossier and says why in writing (form 03).</summary>
internal sealed class RefuseDossier() : Act<Dossier, WhyInput>(About), IActFacts
{
    public static ActFacts About { get; } = new("refuse", DossierPermissions.Refuse, At.Home, (int)StepKind.Refused)
        { Icon = "x-octagon", Key = "x", Danger = true, InPane = true };

    protected override Result Do(Dossier one, WhyInput said, Acting on)
    {
        var reason = Reason.Of(said.Reason);
        return reason.IsError ? reason.Error : one.Refuse(on.By, on.Now, reason.Value);
    }
}
