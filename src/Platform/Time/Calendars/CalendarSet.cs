using System.Collections.Concurrent;

namespace OpenProvince.Time;

/// <summary>One decided calendar version, compiled on demand per session profile and, where an agency has own days, per agency.</summary>
public sealed class CalendarSet
{
    private readonly ConcurrentDictionary<string, WorkingCalendar> profiles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, WorkingCalendar> agencies = new();
    private readonly Dictionary<long, UnitProfile> units;
    private readonly DayBook common;

    public CalendarSet(int version, CalendarDocument document)
    {
        (Version, Document) = (version, document);
        common = new DayBook(document);
        units = document.Units.Where(u => u.Agency is not null).ToDictionary(u => u.Agency!.Value);
        Default = Profile(document.DefaultProfile);
    }

    public int Version { get; }

    public CalendarDocument Document { get; }

    /// <summary>The calendar of agencies no decision names.</summary>
    public WorkingCalendar Default { get; }

    /// <summary>The calendar an agency works by.</summary>
    public WorkingCalendar For(long agency) => units.TryGetValue(agency, out var unit) ? agencies.GetOrAdd(agency, Own, unit) : Default;

    /// <summary>The calendar of a session profile.</summary>
    public WorkingCalendar Profile(string code) => profiles.GetOrAdd(code, c => Compile(c, common));

    private WorkingCalendar Own(long agency, UnitProfile unit)
    {
        var profile = unit.Profile ?? Document.DefaultProfile;
        return Array.Exists(Document.Days, d => d.Units?.Contains(unit.Code) == true)
            ? Compile(profile, new DayBook(Document, unit.Code))
            : Profile(profile);
    }

    private WorkingCalendar Compile(string profile, DayBook book) => new(
        Version,
        Array.Find(Document.Profiles, p => p.Code == profile) ?? throw new ArgumentException($"No profile {profile}.", nameof(profile)),
        book, Document.From, Document.To);
}
