using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>A role of the office.</summary>
/// <param name="Id">What posts and events keep; never changes.</param>
/// <param name="Name">How the province calls it; null for the roles every province has, whose names are texts.</param>
/// <param name="Held">Permissions it holds now.</param>
/// <param name="Ended">No post can get it any more.</param>
/// <param name="Version">Counts its changes: 0 when there was none.</param>
public sealed record RoleInfo(string Id, string? Name, IReadOnlySet<string> Held, bool Ended, long Version)
{
    /// <summary>Whoever has it signs in with a second step.</summary>
    public bool AsksSecondFactor { get; init; }

    /// <summary>Made by the province.</summary>
    public bool IsOwn => Name is not null;
}

/// <summary>The roles of the office, kept in memory like the officers.</summary>
public interface IRoles : IRoleBook
{
    /// <summary>Those every province has, then the province's own by name.</summary>
    IReadOnlyList<RoleInfo> All { get; }

    /// <summary>All permissions an officer can have, in the order of the modules.</summary>
    IReadOnlyList<PermissionFact> Permissions { get; }

    /// <summary>The role, or null.</summary>
    RoleInfo? Find(string id);

    /// <summary>How a role is called; of one that is unknown its id.</summary>
    string NameOf(string id);

    /// <summary>It holds something that reaches the whole province: only posts at the province itself can have it.</summary>
    bool IsOfProvince(RoleInfo role);
}
