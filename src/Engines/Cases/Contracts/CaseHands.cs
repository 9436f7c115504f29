using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>Gives cases of one kind into other hands, for whoever goes through all kinds.</summary>
public interface ICaseHands
{
    ICaseKind Kind { get; }

    /// <summary>One case to another officer of the unit that has it (<see cref="Case.PassTo"/>), in a commit of its own.</summary>
    /// <param name="id">Number of the case.</param>
    /// <param name="from">Actor code of who has it; somebody else by now: it is left where it is.</param>
    /// <param name="officer">Actor code of who gets it.</param>
    /// <param name="by">Who decides so; asked for <see cref="CasePermissions.Pass"/> at the unit that has it.</param>
    /// <param name="ct">Cancels before the commit.</param>
    Task<Result<Moved>> PassAsync(long id, string from, string officer, Actor by, CancellationToken ct);
}

/// <inheritdoc/>
public sealed class CaseHands<T>(CaseDesk<T> desk, CaseAccess<T> access, CaseKind<T> kind) : ICaseHands where T : Case
{
    public ICaseKind Kind => kind;

    public Task<Result<Moved>> PassAsync(long id, string from, string officer, Actor by, CancellationToken ct) => desk.ActAsync(
        new Target(id), by,
        one => new(access.Refusal(one, by, CasePermissions.Pass, one.Desk) ?? (one.Holder?.Officer == from ? null : KernelErrors.Stale)),
        (one, on) => new(one.PassTo(on.By, on.Now, officer)), ct);
}
