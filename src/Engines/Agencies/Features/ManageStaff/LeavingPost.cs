using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>What an officer leaves behind with a post.</summary>
/// <param name="Work">Work held at the unit that no other post of the officer there keeps.</param>
/// <param name="Alone">What nobody else of the unit may do.</param>
/// <param name="PassHref">Where the work goes to somebody else; null when there is none.</param>
internal sealed record LeftBehind(IReadOnlyList<HeldWork> Work, IReadOnlyList<PermissionFact> Alone, string? PassHref)
{
    public int Held => Work.Sum(one => one.Count);
}

/// <summary>Says what ending or changing a post means, before it is done.</summary>
internal sealed class LeavingPost(IStaff staff, IRoles roles, IEnumerable<IHeldWork> works)
{
    public async Task<LeftBehind> OfAsync(StaffInfo officer, Post post, CancellationToken ct)
    {
        var stays = officer.Posts.Any(other => other != post && other.Agency == post.Agency);
        var work = new List<HeldWork>();
        string? pass = null;
        foreach (var source in stays ? [] : works)
        {
            work.AddRange(await source.OfAsync(officer.ActorId, post.Agency, ct));
            if (work.Count > 0) pass ??= source.PassHref(officer.ActorId, post.Agency);
        }
        return new(work, Alone(officer, post), pass);
    }

    /// <summary>Permissions of the post that no other post at the unit holds.</summary>
    public IReadOnlyList<PermissionFact> Alone(StaffInfo officer, Post post) =>
        [.. roles.Permissions.Where(one => one.Name != AgencyPermissions.Office && roles.Holds(post.Role, one.Name)
            && !officer.Posts.Any(other => other != post && other.Agency == post.Agency && roles.Holds(other.Role, one.Name))
            && staff.Holding(new(post.Agency), one.Name).All(other => other.Id == officer.Id))];
}
