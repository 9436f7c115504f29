using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Dossiers.Features.Desk;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>Who is told what of an event. Times come from the event, so a notice told late says what was decided then.</summary>
internal sealed class DossierNotices(IPersons persons, IStaff staff, Duties duties)
{
    public async Task<IReadOnlyList<NewNotice>> OfAsync(RecordedEvent e, Dossier dossier, CancellationToken ct)
    {
        var told = new List<NewNotice>();
        if (OfCitizen(e.Body) is { } one && await PartiesAsync(dossier, ct) is { Count: > 0 } parties)
            told.Add(Make(one.Kind, parties, dossier, one.Facts, CitizenLinks.Dossier(dossier.Code!), e.Id));
        if (OfOfficers(e, dossier) is { To.Count: > 0 } work) told.Add(work);
        return told;
    }

    private static (NoticeKind Kind, (string, NoticeFact)[] Facts)? OfCitizen(IEvent body) => body switch
    {
        DossierDuePromised one => (NoticeKinds.Accepted, [(NoticeKinds.Due, new Instant(one.Due))]),
        DossierSupplementRequested one => (NoticeKinds.PapersWanted, [(NoticeKinds.Limit, new Instant(one.Limit))]),
        DossierPaymentRequested => (NoticeKinds.PaymentWanted, []),
        DossierSupplemented { Due: { } due } => (NoticeKinds.Resumed, [(NoticeKinds.Due, new Instant(due))]),
        DossierPaid { Due: { } due } => (NoticeKinds.Resumed, [(NoticeKinds.Due, new Instant(due))]),
        DossierDueMoved one => (NoticeKinds.Moved, [(NoticeKinds.Old, new Instant(one.Old)), (NoticeKinds.Due, new Instant(one.New))]),
        DossierFinished => (NoticeKinds.Ready, []),
        DossierRefused => (NoticeKinds.Refused, []),
        DossierStopped => (NoticeKinds.Stopped, []),
        _ => null,
    };

    private NewNotice? OfOfficers(RecordedEvent e, Dossier dossier) => e.Body switch
    {
        DossierHandedOver one => Make(
            NoticeKinds.Handed, Officers(one.To, one.Officer, dossier.Next?.Action ?? NextAction.Appraise, e), dossier,
            [(NoticeKinds.Due, new Instant(one.LegDue))], DeskLinks.Dossier(dossier.Code!), e.Id) with { Held = true },
        DossierProposed one => Make(
            NoticeKinds.ToDecide, Officers(one.To, one.Leader, NextAction.Approve, e), dossier, [], DeskLinks.Dossier(dossier.Code!),
            e.Id) with { Held = true },
        DossierSupplemented when dossier.Holder is { } holder => Make(
            NoticeKinds.PapersCame, Officers(holder.Agency, holder.Officer, dossier.Next?.Action ?? NextAction.Appraise, e), dossier, [],
            DeskLinks.Dossier(dossier.Code!), e.Id),
        _ => null,
    };

    /// <summary>The one officer named, or all of the unit who can do it; nobody is told of what they did themselves.</summary>
    private List<PersonId> Officers(long unit, string? officer, NextAction action, RecordedEvent e) =>
    [
        .. (officer is null ? duties.OfficersAt(unit, action) : staff.FindByActor(officer) is { Locked: false } named ? [named] : [])
            .Where(one => one.ActorId != e.Stamp.Actor).Select(one => one.Person),
    ];

    /// <summary>Those of the people in it who read notices: by their account, or by the address they gave.</summary>
    private async Task<IReadOnlyList<PersonId>> PartiesAsync(Dossier dossier, CancellationToken ct)
    {
        PersonId[] parties = [.. new[] { dossier.Submitter, dossier.Owner }.Distinct().Select(id => new PersonId(id))];
        var accounts = await persons.WithAccountAsync(parties, ct);
        var known = await persons.FindManyAsync(parties, ct);
        return [.. parties.Where(one => accounts.Contains(one) || known.GetValueOrDefault(one)?.Data.Email is not null)];
    }

    private static NewNotice Make(
        NoticeKind kind, IReadOnlyCollection<PersonId> to, Dossier dossier, (string Name, NoticeFact Value)[] facts, string link,
        string key)
    {
        var named = facts.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
        named[NoticeKinds.Code] = dossier.Code!;
        return new NewNotice(kind.Name, to, $"dossier-{dossier.Id.Value}", named, link, key);
    }
}
