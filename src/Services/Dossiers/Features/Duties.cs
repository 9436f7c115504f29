using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// Which permission a next action needs, and so who can do it: an active officer of exactly the unit that has the dossier.
/// Handing on, queues and the watcher all ask here: a dossier never goes where no queue shows it.
/// </summary>
internal sealed class Duties(IStaff staff, PermissionDecision permissions) : IDuties
{
    private static readonly NextAction[] Actions = Enum.GetValues<NextAction>();

    private readonly Dictionary<NextAction, string[]> roles = Actions.ToDictionary(
        action => action, action => permissions.RolesThatHold(PermissionFor(action)).Where(role => role != Roles.Citizen).ToArray());

    public static string PermissionFor(NextAction action) => action switch
    {
        // Passing on what was accepted is the work of those who accept, though others may hand over too.
        NextAction.Reply or NextAction.HandOver => DossierPermissions.Accept,
        NextAction.Appraise => DossierPermissions.Propose,
        NextAction.Approve => DossierPermissions.Approve,
        NextAction.Issue => DossierPermissions.Finish,
        NextAction.Return => DossierPermissions.Return,
        NextAction.AwaitSupplement => DossierPermissions.Supply,
        NextAction.AwaitPayment => DossierPermissions.Payment,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    public bool Can(Holder holder, NextAction action) => holder.Officer is { } officer
        ? staff.FindByActor(officer) is { } found && Can(found, holder.Agency, action)
        : OfficersAt(holder.Agency, action).Any();

    public bool Can(StaffInfo officer, long agency, NextAction action) =>
        !officer.Locked && officer.Posts.Any(post => post.Agency == agency && roles[action].Contains(post.Role));

    /// <summary>Active officers of the unit who can do it.</summary>
    public IEnumerable<StaffInfo> OfficersAt(long agency, NextAction action) =>
        roles[action].SelectMany(role => staff.At(new AgencyId(agency), role)).DistinctBy(one => one.Id);

    /// <summary>What waits on a unit's desk for a role.</summary>
    public IEnumerable<NextAction> ActionsOf(string role) => Actions.Where(action => roles[action].Contains(role));

    /// <summary>
    /// Where an approved dossier goes: the unit of the officer who proposed, where its papers lie; else the first unit on
    /// its way where somebody can issue the result.
    /// </summary>
    public Holder Finisher(Dossier dossier)
    {
        var proposer = dossier.Proposer is { } id ? staff.FindByActor(id) : null;
        long[] way = [.. proposer?.Posts.Where(post => Can(proposer, post.Agency, NextAction.Issue)).Select(post => post.Agency) ?? [],
            .. proposer?.Posts.Select(post => post.Agency) ?? [],
            dossier.Holder?.Agency ?? dossier.Competent, dossier.Competent, dossier.ReceivedBy];
        foreach (var unit in way)
            if (Can(new Holder(unit), NextAction.Issue)) return new Holder(unit);
        return new Holder(dossier.Holder?.Agency ?? dossier.Competent);
    }
}
