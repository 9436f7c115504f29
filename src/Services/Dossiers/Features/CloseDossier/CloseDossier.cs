using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// The desk ends an accepted dossier whose papers did not come in the days given, and says why in writing (form 05 of 2025).
/// </summary>
// Law: NĐ 118/2025, art. 19(5) — the desk closes it, whichever unit asked for the papers
internal sealed class CloseDossier() : Act<Dossier, WhyInput>(About), IActFacts
{
    public static ActFacts About { get; } = new("close", DossierPermissions.Refuse, At.Home, (int)StepKind.ClosedUnsupplied)
        { Icon = "slash-circle", Key = "x", Danger = true, InPane = true };

    protected override Result Do(Dossier one, WhyInput said, Acting on)
    {
        var reason = Reason.Of(said.Reason);
        return reason.IsError ? reason.Error : one.CloseUnsupplied(on.By, on.Now, reason.Value);
    }
}
