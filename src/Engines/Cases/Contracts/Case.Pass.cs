using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

public abstract partial class Case
{
    /// <summary>Line of every kind's timeline: somebody else of the unit has it now. No kind gives the number another meaning.</summary>
    public const int PassedLine = 900;

    /// <summary>
    /// Whoever answers for the unit gives it to another officer of the same unit: what comes next and until when stays as it is.
    /// </summary>
    /// <param name="by">Who decides so.</param>
    /// <param name="at">Now.</param>
    /// <param name="officer">Actor code of who has it from now on.</param>
    public Result PassTo(Officer by, Instant at, string officer)
    {
        if (ForReading is { } refusal) return refusal;
        if (!IsOpen || Holder is not { } holder || Next is not { } next) return CaseErrors.NobodyHasIt;
        if (at < LastStepAt) return CaseErrors.BeforeLastStep;
        var to = holder with { Officer = officer };
        if (to == holder) return CaseErrors.HasItAlready;
        if (!Can(to, next.Duty) || string.Equals(NotBy, officer, StringComparison.Ordinal)) return CaseErrors.CannotTakeIt;
        Holder = to;
        Raise(new CasePassed(Key));
        Take(PassedLine, by, at);
        return Result.Ok;
    }
}
