using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>What was owed is paid; what was left of the term runs on.</summary>
internal sealed class ConfirmPayment() : Act<Dossier, NoInput>(About), IActFacts
{
    public static ActFacts About { get; } = new("confirm-payment", DossierPermissions.Payment, At.Holder, (int)StepKind.Paid)
        { Does = (int)NextAction.AwaitPayment, Icon = "cash-coin" };

    protected override Result Do(Dossier one, NoInput said, Acting on) => one.Pay(on.By, on.Now, on.Clock);
}
