using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Who can do the next action of a dossier (<see cref="CaseDuties{T}"/>), in the words of dossiers.</summary>
internal sealed class Duties(CaseDuties<Dossier> cases, IStaff staff)
{
    public static string PermissionFor(NextAction action) => DossierKind.Duties.First(duty => duty.Number == (int)action).Permission;

    /// <inheritdoc cref="CaseDuties{T}.Can(Holder, int)"/>
    public bool Can(Holder holder, NextAction action) => cases.Can(holder, (int)action);

    /// <inheritdoc cref="CaseDuties{T}.Can(StaffInfo, long, int)"/>
    public bool Can(StaffInfo officer, long agency, NextAction action) => cases.Can(officer, agency, (int)action);

    /// <inheritdoc cref="CaseDuties{T}.OfficersAt"/>
    public IEnumerable<StaffInfo> OfficersAt(long agency, NextAction action) => cases.OfficersAt(agency, (int)action);

    /// <inheritdoc cref="CaseDuties{T}.DutiesOf"/>
    public IEnumerable<NextAction> ActionsOf(string role) => cases.DutiesOf(role).Select(duty => (NextAction)duty);

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
