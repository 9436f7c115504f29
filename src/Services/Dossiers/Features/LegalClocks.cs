using OpenProvince.Dossiers.Domain;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features;

/// <summary>The working time of each agency as the calendar is decided now.</summary>
internal sealed class LegalClocks(Deadlines deadlines)
{
    public LegalClock For(long agency) => new(deadlines, BuiltInCalendar.Set.For(agency));
}
