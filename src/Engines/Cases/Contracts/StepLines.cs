using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Cases.Contracts;

/// <summary>What lines of a timeline mean together.</summary>
public static class StepLines
{
    /// <summary>The lines that hold: an undoing takes itself and the line before it away.</summary>
    /// <param name="timeline">Newest first.</param>
    /// <param name="lineOf">What a kind of line means.</param>
    /// <returns>Newest first.</returns>
    public static IReadOnlyList<StepLine> Standing(IEnumerable<StepLine> timeline, Func<int, CaseLine> lineOf)
    {
        List<StepLine> standing = [];
        var undone = false;
        foreach (var line in timeline)
        {
            var takenBack = undone;
            undone = lineOf(line.Line).Undoes;
            if (!undone && !takenBack) standing.Add(line);
        }
        return standing;
    }

    /// <summary>
    /// Closed pauses of the promise, oldest first; before there is one there is no clock that could stand still.
    /// </summary>
    /// <param name="steps">In any order.</param>
    /// <param name="lineOf">What a kind of line means.</param>
    /// <param name="afterSupplement">What a supplement does to the time left; other stops always keep it.</param>
    public static List<Pause> Pauses(IEnumerable<StepLine> steps, Func<int, CaseLine> lineOf, ResumeStrategy afterSupplement)
    {
        List<Pause> pauses = [];
        Instant? from = null;
        foreach (var step in steps.OrderBy(step => step.Version).Where(step => step.Due is not null))
        {
            var effect = lineOf(step.Line).Clock;
            if (effect is ClockEffect.Stops) from = step.At;
            else if (from is { } start && effect is not ClockEffect.None)
            {
                pauses.Add(new Pause(start, step.At, effect is ClockEffect.GoesOn ? afterSupplement : ResumeStrategy.ResumeRemaining));
                from = null;
            }
        }
        return pauses;
    }
}
