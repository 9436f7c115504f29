using OpenProvince.Architecture.Reading;
using OpenProvince.Architecture.Rules;

namespace OpenProvince.Architecture;

public sealed class TypeTests
{
    private static readonly Tier[] Modules = [Tier.Engines, Tier.Services, Tier.Oversight];
    private static readonly Tier[] Everything = [Tier.Platform, .. Modules, Tier.Host];
    private static readonly Type[] Planted =
    [
        typeof(Planted.Data.OpenToAll), typeof(Planted.Contracts.Promise), typeof(Planted.Data.Loose), typeof(Planted.Data.Wide),
        typeof(Planted.Data.Remembers), typeof(Planted.Data.DossierManager), typeof(Planted.Data.WideRecord), typeof(Planted.PlantedSetup),
        typeof(Planted.Data.Alone),
    ];

    [Fact]
    public void Only_contracts_and_the_module_class_are_public() => Obey.None(TypeRule.Public(Assemblies.TypesOf(Modules)));

    [Fact]
    public void Classes_are_sealed_or_derived_from() => Obey.None(TypeRule.Unsealed(Assemblies.TypesOf(Everything)));

    [Fact]
    public void Constructors_take_at_most_six_dependencies() => Obey.None(TypeRule.WideConstructors(Assemblies.TypesOf(Everything)));

    [Fact]
    public void Modules_keep_no_static_state() => Obey.None(TypeRule.StaticState(Assemblies.TypesOf(Modules)));

    [Fact]
    public void Names_say_what_a_type_is() => Obey.None(TypeRule.EmptyNames(Assemblies.TypesOf(Everything)));

    [Fact]
    public void Work_beside_the_requests_ends_quietly() => Obey.None(TypeRule.OwnBackgroundWork(Assemblies.TypesOf(Everything)));

    [Fact]
    public void Finds_a_planted_public_type() => Obey.Finds(TypeRule.Public(Planted), "OpenToAll", "WideRecord");

    [Fact]
    public void Finds_a_planted_unsealed_class() => Obey.Finds(TypeRule.Unsealed(Planted), "Loose");

    [Fact]
    public void Finds_a_planted_wide_constructor() => Obey.Finds(TypeRule.WideConstructors(Planted), "Wide takes 7");

    [Fact]
    public void Finds_planted_static_state() => Obey.Finds(TypeRule.StaticState(Planted), "Remembers.last");

    [Fact]
    public void Finds_a_planted_empty_name() => Obey.Finds(TypeRule.EmptyNames(Planted), "DossierManager");

    [Fact]
    public void Finds_planted_work_of_its_own_kind() => Obey.Finds(TypeRule.OwnBackgroundWork(Planted), "Alone");
}
