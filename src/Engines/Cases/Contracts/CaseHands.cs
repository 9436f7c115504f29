using OpenProvince.Agencies.Contracts;
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

    /// <summary>Some cases go on where their agencies do (<see cref="Case.Continue"/>), all of them in one commit.</summary>
    /// <param name="ids">Numbers of the cases.</param>
    /// <param name="into">Who goes on where.</param>
    /// <param name="by">The program.</param>
    /// <param name="ct">Cancels before the commit.</param>
    Task<Result> ContinueAsync(IReadOnlyList<long> ids, GoesOn into, Actor by, CancellationToken ct);
}

/// <inheritdoc/>
public sealed class CaseHands<T>(CaseDesk<T> desk, CaseAccess<T> access, CaseKind<T> kind, CaseStore<T> store, UnitOfWork work)
    : ICaseHands where T : Case
{
    public ICaseKind Kind => kind;

    public Task<Result<Moved>> PassAsync(long id, string from, string officer, Actor by, CancellationToken ct) => desk.ActAsync(
        new Target(id), by,
        one => new(access.Refusal(one, by, CasePermissions.Pass, one.Desk) ?? (one.Holder?.Officer == from ? null : KernelErrors.Stale)),
        (one, on) => new(one.PassTo(on.By, on.Now, officer)), ct);

    public async Task<Result> ContinueAsync(IReadOnlyList<long> ids, GoesOn into, Actor by, CancellationToken ct)
    {
        foreach (var one in await store.FindAllAsync(ids, ct))
        {
            var done = one.Continue(Officer.Of(by), desk.Now, into);
            if (done.IsError) return done;
            if (one.Acts.Count > 0) store.Save(one);
        }
        return await work.CommitAsync(ct);
    }
}
