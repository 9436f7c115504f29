using OpenProvince.Kernel;

namespace OpenProvince.Files.Contracts;

/// <summary>
/// Owners that are still being written, such as drafts. The clean-up asks them first: a file lives as long as its owner,
/// and an owner nobody touched any more takes its rows and files along in one transaction.
/// </summary>
public interface IUnfiledOwners
{
    /// <summary>The kind of owner this answers for.</summary>
    string OwnerKind { get; }

    /// <summary>
    /// Removes some owners last touched before that instant; returns how many went: 0 when none is left or none can go now.
    /// </summary>
    Task<int> ForgetAsync(Instant before, CancellationToken ct);

    /// <summary>Which of these still exist.</summary>
    Task<IReadOnlySet<long>> ExistingAsync(IReadOnlyCollection<long> owners, CancellationToken ct);
}
