using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>Who may look into a case of a kind.</summary>
public interface ICaseReading<in T> where T : Case
{
    /// <summary>Why the actor may not read it; a citizen never learns that somebody else's case exists.</summary>
    Error? Refusal(T one, Actor actor);
}

/// <summary>A kind that says no more than a permission: it is asked for where the case is now, and at its home.</summary>
internal sealed class CaseReading<T>(CaseKind<T> kind, CaseAccess<T> access) : ICaseReading<T> where T : Case
{
    public Error? Refusal(T one, Actor actor)
    {
        var read = kind.Read ?? throw new InvalidOperationException($"{kind.Name} does not say who may read.");
        return access.Refusal(one, actor, read, one.Desk) is { } refusal && access.Refusal(one, actor, read, one.Home) is not null
            ? refusal
            : null;
    }
}
