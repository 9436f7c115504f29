using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>What was owed is paid; what was left of the term runs on.</summary>
internal sealed class ConfirmPayment() : Act<Dossier, PlainBody>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("confirm-payment", DossierPermissions.Payment, At.Holder, (int)StepKind.Paid) { Icon = "cash-coin" };

    protected override Result Do(Dossier one, PlainBody said, Acting on) => one.Pay(on.By, on.Now, on.Clock);
}
