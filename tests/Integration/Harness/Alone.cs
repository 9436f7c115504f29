namespace OpenProvince.Testing;

/// <summary>
/// Tests that measure the process they run in: memory, open files. They run one after the other, and nothing beside them:
/// <c>[Collection(Alone.Name)]</c>.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
