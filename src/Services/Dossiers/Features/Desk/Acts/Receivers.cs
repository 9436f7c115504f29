using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>Somebody a dossier can go to: a unit's desk, or one officer there.</summary>
internal sealed record Receiver(string Value, string Name, string Note);

/// <summary>
/// Whom to hand a dossier to: without a search the competent unit, the own unit and what hangs on it; with one, everybody.
/// </summary>
internal sealed class Receivers(IAgencies agencies, Duties duties, Texts texts, Clock clock)
{
    private const int Most = 40;

    public IReadOnlyList<Receiver> For(Dossier dossier, Actor actor, string? search)
    {
        var today = clock.Now.LocalDay();
        var inOffice = agencies.All.Where(one => one.IsValidOn(today));
        if (VietnameseText.Fold(search).Length == 0)
        {
            AgencyId?[] near = [new(dossier.Competent), dossier.Holder is { } holder ? new AgencyId(holder.Agency) : null,
                actor.Active is { } post ? new AgencyId(post.Agency) : null];
            var likely = near.OfType<AgencyId>().Distinct().SelectMany(id => agencies.Children(id).Select(child => child.Id).Prepend(id))
                .Distinct().ToHashSet();
            return [.. inOffice.Where(one => likely.Contains(one.Id)).SelectMany(one => Of(one, actor)).Take(Most)];
        }
        return [.. inOffice.SelectMany(one => Of(one, actor))
            .Where(one => VietnameseText.HasWords(VietnameseText.Fold($"{one.Name} {one.Note}"), search)).Take(Most)];
    }

    /// <summary>Leaders who can decide on what this actor proposes: of the unit that holds the dossier, else of those above it.</summary>
    public IReadOnlyList<Receiver> Leaders(Dossier dossier, Actor actor)
    {
        var unit = new AgencyId(dossier.Holder?.Agency ?? dossier.Competent);
        foreach (var at in agencies.Ancestors(unit).Prepend(unit))
        {
            var leaders = duties.OfficersAt(at.Value, NextAction.Approve).Where(one => one.ActorId != actor.Id).ToList();
            if (leaders.Count == 0) continue;
            var agency = agencies.Find(at)!;
            return [.. leaders.Select(one => Officer(agency, one)), Desk(agency, "dossiers.desk.receiver.any-leader")];
        }
        return [];
    }

    /// <summary>Reads the value of a choice back; the handler checks that it exists.</summary>
    public static (AgencyId Agency, string? Officer)? Read(string? value)
    {
        var parts = (value ?? "").Split('|', 2);
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var agency)) return null;
        return (new AgencyId(agency), parts.Length == 2 ? parts[1] : null);
    }

    /// <summary>Only units and officers who can appraise it: elsewhere it would lie in nobody's queue.</summary>
    private IEnumerable<Receiver> Of(AgencyInfo agency, Actor actor)
    {
        var officers = duties.OfficersAt(agency.Id.Value, NextAction.Appraise).ToList();
        return officers.Count == 0
            ? []
            : officers.Where(one => one.ActorId != actor.Id).Select(one => Officer(agency, one))
                .Prepend(Desk(agency, "dossiers.desk.receiver.desk"));
    }

    private Receiver Desk(AgencyInfo agency, string key) => new(agency.Id.ToString(), agency.ShortName, texts.Find(key) ?? key);

    private static Receiver Officer(AgencyInfo agency, StaffInfo one) =>
        new($"{agency.Id}|{one.ActorId}", one.Name, $"{one.Title}, {agency.ShortName}");
}
