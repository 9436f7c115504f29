using System.Runtime.InteropServices;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// The ruler of one promise: blocks, the days written under them, the same in a sentence, and the days that do not count.
/// </summary>
internal sealed record DueRuler(
    IReadOnlyList<RulerBlock> Blocks, IReadOnlyList<RulerMark> Marks, string Summary, IReadOnlyList<CalendarDay> DaysOff);

/// <summary>Draws the promise of a dossier, for citizens and officers alike.</summary>
internal sealed class DueRulers(Texts texts, DayWords days, DeadlineWords words)
{
    /// <summary>
    /// Null before there is a promise, while its clock stands still (the day moves when it runs again) and after the dossier ended
    /// without a result.
    /// </summary>
    public DueRuler? Of(Dossier dossier, IEnumerable<StepLine> steps, LegalClock clock, Instant now)
    {
        if (dossier is not { Due: { } due, AcceptedAt: { } accepted } || !dossier.IsOpen && dossier.FinishedAt is null) return null;
        if (dossier.IsPaused) return null;
        var at = dossier.FinishedAt ?? now;
        if (due.LocalDay() == accepted.LocalDay() && at.LocalDay() <= due.LocalDay()) return OfOneDay(clock, accepted, due, at);
        var pauses = StepLines.Pauses(steps, Lines.Of, ResumeStrategy.ResumeRemaining);
        var ruler = clock.Deadlines.Ruler(new DeadlineTerms(accepted, dossier.Term), due, [.. pauses], at, clock.Calendar);
        var day = new Drawing(due, now.LocalDay(), dossier.FinishedAt is not null
            ? "dossiers.ruler.finished"
            : "dossiers.ruler.today");
        return new DueRuler(
            [.. ruler.Parts.Select(part => Block(part, day))], Marks(ruler, day), words.Of(ruler, due),
            [.. ruler.Parts.Where(part => part.Kind == RulerKind.Off).SelectMany(part => part.Days)
                .Where(day => day.Kind != DayKind.WeeklyRest)]);
    }

    /// <summary>Promised for the day it came: one block from the minute of reception to the promised one.</summary>
    private DueRuler OfOneDay(LegalClock clock, Instant received, Instant due, Instant at)
    {
        var (total, gone) = (clock.MinutesLeft(received, due), clock.MinutesLeft(received, at));
        var used = total <= 0 ? 1 : Math.Clamp((double)gone / total, 0, 1);
        RulerMark[] marks =
        [
            new(texts["dossiers.ruler.received", ("at", DayWords.Clock(received))], days.Short(received.LocalDay())),
            new(texts["dossiers.ruler.due", ("time", DayWords.Clock(due))], days.Short(due.LocalDay())),
        ];
        return new([new(at > due ? RulerBlockKind.Over : RulerBlockKind.Day, Used: used, Now: true)], marks,
            texts["dossiers.ruler.one-day", ("percent", (int)(used * 100)), ("due", DayWords.Clock(due))], []);
    }

    /// <param name="Now">What the line at "now" means: today or the day it was finished.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Drawing(Instant Due, DateOnly Today, string Now);

    private RulerBlock Block(RulerPart part, Drawing day) => part.Kind switch
    {
        RulerKind.Off => new(RulerBlockKind.Off),
        RulerKind.Skipped => new(RulerBlockKind.Skipped),
        var kind => new(kind switch
        {
            RulerKind.Paused => RulerBlockKind.Paused,
            RulerKind.Over => RulerBlockKind.Over,
            _ => RulerBlockKind.Day
        },
            days.Short(part.Date), Note(part, day), part.Used, part.Now),
    };

    private List<RulerMark> Marks(Ruler ruler, Drawing day)
    {
        var drawn = ruler.Parts.Where(part => part.Kind is not (RulerKind.Off or RulerKind.Skipped)).ToList();
        return [.. drawn.Where((part, i) => i == 0 || part.Now || part.IsDue)
            .Select(part => new RulerMark(days.Short(part.Date), Note(part, day)))];
    }

    private string? Note(RulerPart part, Drawing day)
    {
        // On a Sunday the line stands at the end of Friday, which is not today.
        var now = part.Now && (day.Now != "dossiers.ruler.today" || part.Date == day.Today) ? texts[day.Now] : null;
        var due = part.IsDue ? texts["dossiers.ruler.due", ("time", DayWords.Clock(day.Due))] : null;
        return now is null ? due : due is null ? now : texts["dossiers.ruler.both", ("now", now), ("due", due)];
    }
}
