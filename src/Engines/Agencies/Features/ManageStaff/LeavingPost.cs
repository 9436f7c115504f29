using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
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
internal sealed class LeavingPost(IStaff staff, IRoles roles, IEnumerable<IHeldWork> works, Texts texts)
{
    public async Task<LeftBehind> OfAsync(StaffInfo officer, Post post, CancellationToken ct)
    {
        var stays = officer.Posts.Any(other => IsBeside(post, other));
        var (work, pass) = stays ? ([], null) : await HeldAsync(officer, post.Agency, null, ct);
        return new(work, Alone(officer, post), pass);
    }

    /// <summary>Why the post cannot have the role yet, or null: what is held goes first, what nobody else may do is asked.</summary>
    public async Task<Error?> RefusalAsync(StaffInfo officer, Post post, string role, bool sure, CancellationToken ct)
    {
        var lost = roles.Permissions.Select(one => one.Name).Where(name => roles.Holds(post.Role, name) && !roles.Holds(role, name)
            && !HoldsBeside(officer, post, name)).ToHashSet(StringComparer.Ordinal);
        var held = (await HeldAsync(officer, post.Agency, lost, ct)).Work.Sum(one => one.Count);
        if (held > 0) return AgencyErrors.WorkHeldByRole(held).For("role");
        var alone = Alone(officer, post).Where(one => lost.Contains(one.Name)).ToList();
        return alone.Count > 0 && !sure ? AgencyErrors.RoleAlone(Words(alone)).For("roleSure") : null;
    }

    /// <summary>What is asked before a post gets a last day, or an earlier one; null when nothing stays or it was answered.</summary>
    public async Task<Error?> QuestionAsync(StaffInfo officer, Post post, bool sure, CancellationToken ct)
    {
        if (sure) return null;
        var left = await OfAsync(officer, post, ct);
        return left.Held > 0 ? AgencyErrors.PostLeavesWork(left.Held).For("sure")
            : left.Alone.Count > 0 ? AgencyErrors.PostAlone(Words(left.Alone)).For("sure")
            : null;
    }

    /// <summary>Permissions of the post that no other post at the unit holds.</summary>
    public IReadOnlyList<PermissionFact> Alone(StaffInfo officer, Post post) =>
        [.. roles.Permissions.Where(one => one.Name != AgencyPermissions.Office && roles.Holds(post.Role, one.Name)
            && !HoldsBeside(officer, post, one.Name)
            && staff.Holding(new(post.Agency), one.Name).All(other => other.Id == officer.Id))];

    private static bool IsBeside(Post post, Post other) => other != post && other.Agency == post.Agency;

    private bool HoldsBeside(StaffInfo officer, Post post, string permission) =>
        officer.Posts.Any(other => IsBeside(post, other) && roles.Holds(other.Role, permission));

    private string Words(IEnumerable<PermissionFact> permissions) => string.Join("; ", permissions.Select(one => texts[one.Words]));

    private async Task<(IReadOnlyList<HeldWork> Work, string? Pass)> HeldAsync(
        StaffInfo officer, long agency, IReadOnlySet<string>? needs, CancellationToken ct)
    {
        var work = new List<HeldWork>();
        string? pass = null;
        foreach (var source in works)
        {
            work.AddRange(await source.OfAsync(officer.ActorId, agency, needs, ct));
            if (work.Count > 0) pass ??= source.PassHref(officer.ActorId, agency);
        }
        return (work, pass);
    }
}
