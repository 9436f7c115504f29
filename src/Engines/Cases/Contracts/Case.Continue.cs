using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

public abstract partial class Case
{
    /// <summary>Line of every kind's timeline: an agency ended, and what continues it has the case. No other line has the number.</summary>
    public const int ContinuedLine = 901;

    /// <summary>
    /// Agencies end and others continue them. An open case that is theirs goes on there: with the same officer where that one came along,
    /// else on the desk; what comes next and what was promised stay as they are. Nothing is done where nothing of it ends.
    /// </summary>
    /// <param name="by">The program, on the day.</param>
    /// <param name="now">When.</param>
    /// <param name="into">Who goes on where.</param>
    public Result Continue(Officer by, Instant now, GoesOn into)
    {
        if (ForReading is { } refusal) return refusal;
        if (Bucket >= 3) return Result.Ok;
        var (home, holder) = (Home, Holder);
        if (into.Of(home) is var next && next != home) HomeNow = next == Origin ? null : next;
        if (holder is { } has && into.Of(has.Agency) is var unit && unit != has.Agency)
        {
            var there = has with { Agency = unit };
            Holder = Next is { } todo && Can(there, todo.Duty) ? there : new Holder(unit);
        }
        if (!Follow(into, home) && home == Home && holder == Holder) return Result.Ok;
        Raise(new CaseContinued(Key, home, Home, holder?.Agency, Holder?.Agency));
        // An act may be of a moment ago.
        Take(ContinuedLine, by, now < LastStepAt ? LastStepAt : now);
        return Result.Ok;
    }

    /// <summary>What else of the kind goes along, with events of its own.</summary>
    /// <param name="into">Who goes on where.</param>
    /// <param name="home">Where it was at home until now; <see cref="Home"/> is where it is.</param>
    /// <returns>True when it changed something.</returns>
    protected virtual bool Follow(GoesOn into, long home) => false;
}
