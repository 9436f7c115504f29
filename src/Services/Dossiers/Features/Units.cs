using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Questions about agencies a dossier asks, all answered from the directory in memory.</summary>
internal sealed class Units(IAgencies agencies, IStaff staff, Duties duties)
{
    /// <summary>A unit in office.</summary>
    public Result<AgencyInfo> InOffice(AgencyId id, DateOnly day) =>
        agencies.Find(id) is { } agency && agency.IsValidOn(day) ? agency : DossierErrors.AgencyUnknown;

    /// <summary>The unit, or the one in which it goes on since it ended.</summary>
    public AgencyId GoesOnAt(AgencyId id, DateOnly day) => agencies.InOffice(id, day)?.Id ?? id;

    /// <summary>A unit in office with somebody who can do the next action there, or one such officer.</summary>
    /// <param name="id">The unit.</param>
    /// <param name="officer">Actor id; null leaves it on the unit's desk.</param>
    /// <param name="action">What has to be done there.</param>
    /// <param name="notBy">Who must not be the only one who can.</param>
    /// <param name="now">The day that counts.</param>
    public Result<Holder> Holder(AgencyId id, string? officer, NextAction action, string? notBy, Instant now)
    {
        if (agencies.Find(id) is not { } agency || !agency.IsValidOn(now.LocalDay())) return DossierErrors.AgencyUnknown;
        if (string.IsNullOrWhiteSpace(officer))
            return duties.OfficersAt(id.Value, action).Any(one => one.ActorId != notBy)
                ? new Holder(id.Value)
                : DossierErrors.NobodyCan(action);
        if (staff.FindByActor(officer) is not { Locked: false } found || found.Posts.All(post => post.Agency != id.Value))
            return DossierErrors.OfficerUnknown;
        return duties.Can(found, id.Value, action) ? new Holder(id.Value, officer) : DossierErrors.OfficerCannot(action);
    }
}
