using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>An officer is away from a unit.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Staff">Who.</param>
/// <param name="Agency">From where.</param>
/// <param name="First">First whole day.</param>
/// <param name="Last">Last whole day.</param>
/// <param name="Substitute">Who stands in; null leaves the work to whoever of the unit can do it.</param>
/// <param name="EndedAt">When it was ended before its last day; null when it was not.</param>
public sealed record Absence(long Id, long Staff, long Agency, DateOnly First, DateOnly Last, long? Substitute, Instant? EndedAt)
{
    /// <summary>Whether it covers the moment.</summary>
    public bool Covers(Instant at) => at >= First.Start() && at < Last.AddDays(1).Start() && (EndedAt is not { } end || at < end);

    /// <summary>Whether it shares a day with these.</summary>
    public bool Meets(DateOnly first, DateOnly last) => First <= last && first <= Last;

    /// <summary>It has not begun, or runs.</summary>
    public bool IsAhead(Instant now) => EndedAt is null && now < Last.AddDays(1).Start();
}

/// <summary>
/// Who is away and who stands in. Somebody who is away without a substitute who is there counts as no holder, as long as anybody else of
/// the unit can do the same: then what they hold is the unit's.
/// </summary>
public interface IAbsences
{
    /// <summary>The officer is away from the unit now, and nobody stands in.</summary>
    bool IsOut(long staff, long agency);

    /// <summary>Who stands in for the officer at the unit now; null when the officer is there, or nobody does.</summary>
    StaffInfo? SubstituteOf(long staff, long agency);

    /// <summary>For whom the officer stands in at the unit now.</summary>
    IReadOnlyList<StaffInfo> StandsInFor(long staff, long agency);

    /// <summary>For whom an actor acted at that moment, when the case was held by somebody else; null when for nobody.</summary>
    /// <param name="actor">Who acted.</param>
    /// <param name="holder">Who held the case.</param>
    /// <param name="agency">Where.</param>
    /// <param name="at">When.</param>
    StaffInfo? InsteadOf(string actor, string? holder, long agency, Instant at);

    /// <summary>The officer's absences from the unit that run or are ahead, the next one first.</summary>
    IReadOnlyList<Absence> Ahead(long staff, long agency);

    /// <summary>Absences of others in which the officer is to stand in, that run or are ahead.</summary>
    IReadOnlyList<Absence> Standing(long staff, long agency);
}
