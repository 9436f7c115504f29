using Microsoft.AspNetCore.Http;

namespace OpenProvince.Files.Contracts;

/// <summary>
/// Says who may download files of one kind of owner. The module that owns the thing registers one; without it nobody may.
/// </summary>
public interface IFileAccess
{
    /// <summary>The kind of owner this answers for.</summary>
    string OwnerKind { get; }

    /// <summary>True when the requester may read files of this owner. A refusal is shown as "not found".</summary>
    Task<bool> MayReadAsync(HttpContext http, FileOwner owner, CancellationToken ct);
}
