using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>The working days of a task, one block each, and the same in a sentence.</summary>
internal sealed record TaskRuler(IReadOnlyList<RulerBlock> Blocks, IReadOnlyList<RulerMark> Marks, string Summary);

/// <summary>Draws how a task's time goes by.</summary>
internal sealed class TaskRulers(Texts texts, DayWords days, DeadlineWords words)
{
    /// <summary>Null once it ended without a judgement.</summary>
    public TaskRuler? Of(Assignment one, LegalClock clock, Instant now)
    {
        if (one is not { Due: { } due, Promise.From: { } from } || (!one.IsOpen && one.Promise.JudgedAt is null)) return null;
        var at = one.HandedInAt ?? now;
        var ruler = clock.Deadlines.Ruler(new DeadlineTerms(from, Assignment.ByDay, StartRule.SameInstant), due, [], at, clock.Calendar);
        var drawn = ruler.Parts.Where(part => part.Kind is not (RulerKind.Off or RulerKind.Skipped)).ToList();
        return new([.. ruler.Parts.Select(Block)],
            [.. drawn.Where((part, i) => i == 0 || part.Now || part.IsDue)
                .Select(part => new RulerMark(days.Short(part.Date), Note(part, due)))],
            words.Of(ruler, due));
    }

    private RulerBlock Block(RulerPart part) => part.Kind switch
    {
        RulerKind.Off => new(RulerBlockKind.Off),
        RulerKind.Skipped => new(RulerBlockKind.Skipped),
        var kind => new(kind is RulerKind.Over ? RulerBlockKind.Over : RulerBlockKind.Day, days.Short(part.Date), null, part.Used,
            part.Now),
    };

    private string? Note(RulerPart part, Instant due) => part.IsDue ? texts["tasks.ruler.due", ("time", DayWords.Clock(due))]
        : part.Now ? texts["tasks.ruler.now"] : null;
}
