using Xunit.v3;

namespace OpenProvince.Testing;

/// <summary>
/// The test says the same whatever database the run is for: <c>./test</c> runs it with SQLite and not again with PostgreSQL.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnceAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Run", "once")];
}
