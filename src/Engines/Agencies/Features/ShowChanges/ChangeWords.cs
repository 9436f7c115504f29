using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <param name="Seq">Its place in the log.</param>
/// <param name="At">When.</param>
/// <param name="Type">Stored name of the event.</param>
/// <param name="Kind">What such a change is called.</param>
/// <param name="What">What became what.</param>
/// <param name="Whom">The officer or unit it concerns, or the whole province.</param>
/// <param name="Who">Who did it.</param>
/// <param name="Door">Where it came in.</param>
internal sealed record ChangeLine(long Seq, Instant At, string Type, string Kind, string What, string Whom, string Who, string Door);

/// <summary>A change of rights or rules in words.</summary>
internal sealed class ChangeWords(ChangeTellers tellers, IStaff staff, IAgencies agencies, Texts texts)
{
    public IReadOnlyList<string> Types { get; } = [.. tellers.Kinds.Select(kind => kind.Type)];

    public IReadOnlyList<Choice> Choices => [.. tellers.Kinds.Select(kind => new Choice(kind.Type, texts[kind.TextKey]))];

    public bool Tells(RecordedEvent e) => tellers.Tells(e);

    public ChangeLine Line(RecordedEvent e)
    {
        var kind = tellers.KindOf(e);
        return new(e.Seq, e.OccurredAt, e.Type, texts[kind.TextKey], tellers.Tell(e), Whom(e),
            staff.FindByActor(e.Stamp.Actor)?.Name ?? texts["agencies.changes.operator"],
            texts[$"agencies.changes.door.{DoorOf(e.Stamp.Actor, kind)}"]);
    }

    private string Whom(RecordedEvent e) => tellers.Whom(e) is { } officer
        ? staff.Find(officer)?.Name ?? ""
        : agencies.Find(new(e.Agency))?.ShortName ?? texts["agencies.changes.all-of-us"];

    private static ChangeDoor DoorOf(string actor, ChangeKind kind) => actor switch
    {
        "system:seed" => ChangeDoor.Pack,
        _ when actor.StartsWith("system:", StringComparison.Ordinal) => ChangeDoor.CommandLine,
        _ => kind.Door,
    };
}
