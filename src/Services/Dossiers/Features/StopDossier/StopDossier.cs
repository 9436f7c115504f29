using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Handling ends without a result, with a written notice (form 05 of 2025).</summary>
internal sealed class StopDossier() : Act<Dossier, WhyInput>(About), IActFacts
{
    public static ActFacts About { get; } = new("stop", DossierPermissions.Stop, At.Holder, (int)StepKind.Stopped)
        { Icon = "slash-circle", Key = "x", Danger = true, InPane = true };

    protected override Result Do(Dossier one, WhyInput said, Acting on)
    {
        var reason = Reason.Of(said.Reason);
        return reason.IsError ? reason.Error : one.Stop(on.By, on.Now, reason.Value);
    }
}
