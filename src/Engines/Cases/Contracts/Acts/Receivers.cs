using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Contracts;

/// <summary>
/// To whom a case can go, for choices of a form. Only units and officers who can do the duty: elsewhere it would lie in nobody's queue.
/// </summary>
public sealed class Receivers<T>(IAgencies agencies, CaseDuties<T> duties, Texts texts, Clock clock) where T : Case
{
    private const int Most = 40;

    /// <summary>Without a search these units, the actor's own and what hangs on them; with one, everybody.</summary>
    /// <param name="duty">What has to be done there.</param>
    /// <param name="actor">Who hands on; nobody hands to themselves.</param>
    /// <param name="near">Units that are likely.</param>
    /// <param name="search">What is looked for.</param>
    public IReadOnlyList<Choice> For(int duty, Actor actor, IEnumerable<AgencyId> near, string? search)
    {
        var inOffice = InOffice();
        if (VietnameseText.Fold(search).Length == 0)
        {
            var likely = Likely(actor, near);
            return [.. inOffice.Where(one => likely.Contains(one.Id)).SelectMany(one => Of(one, duty, actor)).Take(Most)];
        }
        return [.. Found(inOffice.SelectMany(one => Of(one, duty, actor)), search)];
    }

    /// <summary>Units in office where somebody can do the duty, without their officers.</summary>
    /// <inheritdoc cref="For"/>
    public IReadOnlyList<Choice> Units(int duty, Actor actor, IEnumerable<AgencyId> near, string? search)
    {
        var able = InOffice().Where(one => duties.OfficersAt(one.Id.Value, duty).Any());
        if (VietnameseText.Fold(search).Length > 0) return [.. Found(able.Select(Unit), search)];
        var likely = Likely(actor, near);
        return [.. able.Where(one => likely.Contains(one.Id)).Select(Unit).Take(Most)];
    }

    /// <summary>Officers of one unit who can do the duty, and its desk under these words; empty when there are none.</summary>
    /// <param name="agency">The unit.</param>
    /// <param name="duty">What has to be done there.</param>
    /// <param name="notBy">Actor who must not.</param>
    /// <param name="anybody">Text key of the note beside the desk.</param>
    public IReadOnlyList<Choice> At(AgencyId agency, int duty, string? notBy, string anybody)
    {
        var able = duties.OfficersAt(agency.Value, duty).Where(one => one.ActorId != notBy).ToList();
        return able.Count == 0 ? [] : [.. able.Select(one => Officer(agencies.Find(agency)!, one)), Desk(agencies.Find(agency)!, anybody)];
    }

    private IEnumerable<AgencyInfo> InOffice()
    {
        var today = clock.Now.LocalDay();
        return agencies.All.Where(one => one.IsValidOn(today));
    }

    private HashSet<AgencyId> Likely(Actor actor, IEnumerable<AgencyId> near) =>
        [.. near.Concat(actor.Active is { } post ? [new AgencyId(post.Agency)] : [])
            .SelectMany(id => agencies.Children(id).Select(child => child.Id).Prepend(id))];

    private static IEnumerable<Choice> Found(IEnumerable<Choice> all, string? search) =>
        all.Where(one => VietnameseText.HasWords(VietnameseText.Fold($"{one.Text} {one.Note}"), search)).Take(Most);

    private IEnumerable<Choice> Of(AgencyInfo agency, int duty, Actor actor)
    {
        var officers = duties.OfficersAt(agency.Id.Value, duty).ToList();
        return officers.Count == 0
            ? []
            : officers.Where(one => one.ActorId != actor.Id).Select(one => Officer(agency, one))
                .Prepend(Desk(agency, "cases.receiver.desk"));
    }

    private static Choice Unit(AgencyInfo agency) => new(agency.Id.ToString(), agency.ShortName);

    private Choice Desk(AgencyInfo agency, string note) => Unit(agency) with { Note = texts[note] };

    private static Choice Officer(AgencyInfo agency, StaffInfo one) =>
        new(new Receiver(agency.Id, one.ActorId).ToString(), one.Name, $"{one.Title}, {agency.ShortName}");
}
