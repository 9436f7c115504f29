using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// What may be entered late, on the page of changes: months that close, and consents. Programs close months; there is no page for it.
/// </summary>
internal sealed class BackDatingChanges(Texts texts) : IChangeTeller
{
    public IReadOnlyList<ChangeKind> Kinds { get; } =
    [
        new("month.closed", "dossiers.changes.month.kind", ChangeDoor.Api), new("consent.given", "dossiers.changes.consent.kind"),
    ];

    public long? Whom(IEvent e) => null;

    public string Tell(IEvent e) => e switch
    {
        MonthClosed { Month: var month } => texts["dossiers.changes.month", ("month", $"{month % 100:00}/{month / 100}")],
        ConsentGiven given => texts["dossiers.changes.consent", ("day", DayWords.Date(given.Day.ToDay()))],
        _ => throw new ArgumentException($"{e.GetType().Name} is not told here", nameof(e)),
    };
}
