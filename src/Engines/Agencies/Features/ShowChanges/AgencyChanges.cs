using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Agencies.Features;

/// <summary>What changed of agencies, and who goes on where.</summary>
internal sealed class AgencyChangesTeller(IAgencies agencies, Texts texts) : IChangeTeller
{
    public IReadOnlyList<ChangeKind> Kinds { get; } =
    [
        .. new[]
        {
            "agency.made", "agency.renamed", "agency.contact-changed", "agency.closed", "agency.took-over", "merger.decided",
            "merger.begun", "merger.done", "merger.taken-back",
        }.Select(type => new ChangeKind(type, $"agencies.changes.kind.{type}")),
    ];

    public long? Whom(IEvent e) => null;

    public string Tell(IEvent e) => e switch
    {
        AgencyMade one => texts["agencies.changes.agency-made", ("code", one.Code), ("parent", Unit(one.Parent)), ("day", Day(one.From)),
            ("decision", one.Decision)],
        AgencyRenamed one => texts["agencies.changes.agency-renamed", ("name", Name(one.Agency, one.From)), ("day", Day(one.From)),
            ("decision", one.Decision)],
        AgencyContactChanged one => texts["agencies.changes.agency-contact", ("day", Day(one.From))],
        AgencyClosed one => texts["agencies.changes.agency-closed", ("day", Day(one.Last)), ("decision", one.Decision)],
        AgencyTookOver one => texts["agencies.changes.agency-took-over",
            ("functions", one.Functions.Count == 0 ? texts["agencies.changes.no-functions"]
                : string.Join(", ", one.Functions.Select(function => texts[$"agencies.function.{function}"])))],
        MergerDecided one => texts["agencies.changes.merger-decided", ("decision", one.Decision), ("day", Day(one.Day)),
            ("parts", string.Join("; ", one.Parts.Select(part => $"{Unit(part.From)} → {Unit(part.To)}")))],
        MergerBegun one => texts["agencies.changes.merger-begun", ("count", one.Cases)],
        MergerDone => texts["agencies.changes.merger-done"],
        MergerTakenBack => texts["agencies.changes.merger-taken-back"],
        _ => throw new ArgumentException($"{e.GetType().Name} is not told here", nameof(e)),
    };

    private string Unit(long agency) => agencies.Find(new(agency))?.ShortName ?? "";

    private string Name(long agency, int day) => agencies.NameAt(new(agency), day.ToDay());

    private static string Day(int number) => DayWords.Date(number.ToDay());
}
