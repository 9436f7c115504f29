using OpenProvince.EndToEnd.EveryPage;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(OpenProvince.EndToEnd.LongestFirst))]

namespace OpenProvince.EndToEnd;

/// <summary>
/// The two classes that read every page begin: each takes minutes, and one that began last would run alone while the other core waits.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(EveryOfficerPageTests), nameof(EveryCitizenPageTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(
            one => Long.Any(name => one.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)))];
}
