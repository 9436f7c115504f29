using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>Posts and roles in words.</summary>
public sealed class PostWords(IRoles roles, IAgencies agencies)
{
    /// <summary>"Văn thư, Sở Xây dựng".</summary>
    public string Of(Post post) => $"{roles.NameOf(post.Role)}, {agencies.Find(new(post.Agency))?.ShortName}";

    /// <summary>How a role is called.</summary>
    public string Role(string role) => roles.NameOf(role);

    /// <summary>Roles, one after the other: whom to ask.</summary>
    public string All(IEnumerable<string> ids) => string.Join(", ", ids.Select(roles.NameOf));
}
