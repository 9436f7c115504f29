using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Features;

/// <summary>Cases of every kind an officer holds at a unit, whoever asks: what has to go to somebody else before a post ends.</summary>
internal sealed class CasesHeld(Database database, IEnumerable<ICaseFace> faces, Clock clock, Texts texts) : IHeldWork
{
    public async Task<IReadOnlyList<HeldWork>> OfAsync(string actor, long agency, IReadOnlySet<string>? needs, CancellationToken ct)
    {
        var held = new List<HeldWork>();
        foreach (var kind in faces.Select(face => face.Kind))
        {
            var duties = kind.Duties.Where(duty => needs?.Contains(duty.Permission) != false).Select(duty => (long)duty.Number).ToList();
            if (duties.Count == 0) continue;
            var next = needs is null ? "" : $" and {SqlFilter.In("next_action", duties)}";
            var (count, overdue) = (await database.QueryAsync(row => ((int)row.Int(0), (int)row.Int(1)),
                $"select count(*), count(case when bucket = 0 and due < $3 then 1 end) from {kind.Row.Table} " +
                $"where {kind.Held} and holder_agency = $1 and holder_officer = $2{next}", [agency, actor, clock.Now.Micros], ct))[0];
            if (count > 0) held.Add(new(texts[$"{kind.Name}.kind"], count, overdue));
        }
        return held;
    }

    public string PassHref(string actor, long agency) =>
        $"{PassAllPage.Href(actor)}?unit={agency.ToString(CultureInfo.InvariantCulture)}";
}
