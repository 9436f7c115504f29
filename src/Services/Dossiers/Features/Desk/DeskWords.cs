using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>Time left, people, units and moments in the words of the desk.</summary>
internal sealed class DeskWords(Texts texts, DeadlineWords deadlines, DayWords days, IAgencies agencies, IStaff staff, CaseWords cases)
{
    public DeadlineWords Deadlines => deadlines;

    public DayWords Days => days;

    /// <summary>The chip of a dossier: against its promise, the answer owed before there is one, or how it was judged.</summary>
    public DueText? Due(Standing? standing, Timeliness? timeliness)
    {
        if (timeliness is { } judged) return new(judged == Timeliness.Late ? DueKind.Late : DueKind.Done, deadlines.Of(judged));
        return standing is { } at ? new DueText(Kind(at), deadlines.Of(at)) : null;
    }

    private static DueKind Kind(Standing standing) => standing.State switch
    {
        DeadlineState.Paused => DueKind.Paused,
        DeadlineState.Overdue => DueKind.Over,
        DeadlineState.NearDeadline => DueKind.Near,
        _ => DueKind.Within,
    };

    public string Agency(long? id) => id is { } known ? agencies.Find(new AgencyId(known))?.ShortName ?? "" : "";

    public string FullAgency(long id, DateOnly day) => agencies.NameAt(new AgencyId(id), day);

    /// <summary>The name behind an actor id of the log.</summary>
    public string Person(string actor) => cases.Person(actor);

    /// <summary>The officer's name for a signature; empty when it was no officer's act.</summary>
    public string Officer(string actor) => staff.FindByActor(actor)?.Name ?? "";

    /// <summary>"Triệu Thị Hoa, UBND phường Bắc Kạn", or the unit's desk when nobody took it yet.</summary>
    public string Holder(long? agency, string? officer) => (agency, officer) switch
    {
        (null, _) => texts["dossiers.desk.holder.none"],
        (_, null) => Agency(agency),
        _ => $"{Person(officer)}, {Agency(agency)}",
    };

    public string Next(NextAction? action) =>
        action is { } known ? texts[$"dossiers.desk.next.{(int)known}"] : texts["dossiers.desk.next.none"];

    /// <summary>By when the next step has to be done, under the words for whose day it is; null when nobody owes it any more.</summary>
    public (string Label, string Expected, string When)? NextDue(NextAction action, Instant due, Instant now)
    {
        var past = due < now;
        var whose = action switch
        {
            NextAction.AwaitSupplement or NextAction.AwaitPayment => past ? "citizen-late" : "citizen",
            NextAction.Return when past => null,
            _ => past ? "late" : "due",
        };
        if (whose is null) return null;
        var when = When(due, now);
        return (texts[$"dossiers.desk.next-due.{whose}"], texts[$"dossiers.desk.expected.{whose}", ("when", when)], when);
    }

    /// <summary>That nothing, or nothing but the return, can be done any more, and since when; null while it is open.</summary>
    public string? Ended(Dossier dossier, IReadOnlyList<StepLine> steps, Instant now) => dossier switch
    {
        { IsOpen: true } => null,
        { State: DossierState.Completed } => texts["dossiers.desk.ended.finished", ("when", When(dossier.FinishedAt!.Value, now))],
        _ => texts["dossiers.desk.ended", ("how", texts[$"dossiers.desk.step.{(int)steps[0].Kind}"]), ("when", When(steps[0].At, now))],
    };

    public string When(Instant at, Instant now) => days.When(at, now);

    /// <summary>That papers came which nobody has looked at yet: short, and in full.</summary>
    public (string Text, string Full)? News(DossierRow row, Instant now) => row.PapersCameAt is { } came
        ? (texts["dossiers.desk.papers.came-short"], texts["dossiers.desk.papers.came-at", ("when", When(came, now))])
        : null;

    public string Channel(Channel channel) => texts[$"dossiers.desk.channel.{(int)channel}"];

    public static string ChannelIcon(Channel channel) => channel switch
    {
        Contracts.Channel.Desk => "building",
        Contracts.Channel.Post => "truck",
        Contracts.Channel.Portal => "bank",
        _ => "globe",
    };

    /// <summary>"006 ••• ••• 021": first and last three digits, enough to compare with the card in the hand.</summary>
    public static string Mask(string? number) => number is { Length: > 6 } known
        ? $"{known[..3]} {string.Join(' ', new string('•', known.Length - 6).Chunk(3).Select(dots => new string(dots)))} {known[^3..]}"
        : number ?? "";

    /// <summary>"006 094 000 021": all twelve digits in threes; other numbers as they are.</summary>
    public static string Identity(string? number) => number is { Length: 12 } n ? $"{n[..3]} {n[3..6]} {n[6..9]} {n[9..]}" : number ?? "";

    public static string Phone(string? phone) => phone is { Length: 10 } p ? $"{p[..4]} {p[4..7]} {p[7..]}" : phone ?? "";

    public static string Iso(Instant at) => at.ToLocal().ToString("yyyy-MM-dd'T'HH:mm'+07:00'", CultureInfo.InvariantCulture);

    public static string Clock(Instant at) => at.ToLocal().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Size(long bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, bytes / 1024).ToString("N0", CultureInfo.CurrentCulture)} KB"
        : $"{(bytes / 1048576.0).ToString("N1", CultureInfo.CurrentCulture)} MB";
}
