using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>A desk officer takes a filed dossier: the receipt promises a date and the term runs.</summary>
internal sealed class AcceptDossier() : Act<Dossier, NoInput>(About), IActFacts
{
    public static ActFacts About { get; } = new("accept", DossierPermissions.Accept, At.Home, (int)StepKind.Accepted)
        { Does = (int)NextAction.Reply, Icon = "check2", Key = "t", Many = true };

    protected override Result Do(Dossier one, NoInput said, Acting on) => one.Accept(on.By, on.Now, on.Clock).Plain;
}
