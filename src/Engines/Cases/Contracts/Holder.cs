using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>Who has a case: a unit's desk, or one officer of that unit.</summary>
public readonly record struct Holder(long Agency, string? Officer = null);

/// <summary>What the holder has to do (<see cref="Contracts.Duty"/>, by its number), and until when.</summary>
public readonly record struct Next(int Duty, Instant Due);

/// <summary>Who acts, as the timeline keeps it: the actor's code and the unit they act for.</summary>
public readonly record struct Officer(string Id, long? Agency)
{
    public static Officer Of(Actor actor) => new(actor.Id, actor.Active?.Agency);
}
