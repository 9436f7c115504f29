using System.Reflection;
using OpenProvince.Kernel;
using Xunit.Sdk;
using Xunit.v3;

namespace OpenProvince.Testing;

/// <summary>
/// Runs a theory once per database: <c>[Theory, EachDatabase] public async Task X(DatabaseEngine engine)</c>. Values given
/// here become further arguments. OPENPROVINCE_TEST_DB=sqlite|postgres keeps one of them.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachDatabaseAttribute(params object?[] values) : DataAttribute
{
    public static IReadOnlyList<DatabaseEngine> Engines { get; } =
        Environment.GetEnvironmentVariable("OPENPROVINCE_TEST_DB")?.ToLowerInvariant() switch
        {
            null or "" => [DatabaseEngine.Sqlite, DatabaseEngine.Postgres],
            "sqlite" => [DatabaseEngine.Sqlite],
            "postgres" => [DatabaseEngine.Postgres],
            var other => throw new InvalidOperationException($"OPENPROVINCE_TEST_DB is '{other}': sqlite or postgres expected."),
        };

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Engines.Select(engine => new TheoryDataRow([engine, .. values]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
