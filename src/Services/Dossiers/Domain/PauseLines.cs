using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Domain;

/// <summary>When the clock of the promise stood still, read from the timeline.</summary>
internal static class PauseLines
{
    /// <summary>Closed pauses after acceptance, oldest first; before it there is no clock that could stand still.</summary>
    /// <param name="steps">In any order.</param>
    /// <param name="afterSupplement">What a supplement does to the time left; a payment always keeps it.</param>
    public static List<Pause> Closed(IEnumerable<StepLine> steps, ResumeStrategy afterSupplement)
    {
        List<Pause> pauses = [];
        Instant? from = null;
        foreach (var step in steps.OrderBy(step => step.Version).Where(step => step.Due is not null))
        {
            var effect = Lines.Of(step.Kind).Clock;
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
