using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>What an act on one task does to those that hang on it, in the same batch.</summary>
internal sealed class TaskFamily(TaskStore store, TaskReads reads)
{
    /// <summary>The whole is not done while a part is not: the refusal names the first one.</summary>
    public async ValueTask<Error?> OpenPartAsync(Assignment one, CancellationToken ct) =>
        one.Role is TaskRole.Whole && await reads.OpenPartsAsync(one.Id, ct) is [var open, ..] ? TaskErrors.PartOpen(open.Code!) : null;

    /// <summary>A request for time whose task moves on is dropped; nothing to do when there is none.</summary>
    public async ValueTask<Result> DropAskAsync(Assignment one, Acting on, CancellationToken ct)
    {
        if (one.OpenAsk is not { } open || await store.FindAsync(open, ct) is not { } ask) return Result.Ok;
        var closed = ask.Close(on.By, on.Now, TaskState.Dropped, null, null);
        if (closed.IsError) return closed;
        var noted = one.CloseAsk(on.By, on.Now, open, TaskState.Dropped);
        if (!noted.IsError) store.Save(ask);
        return noted;
    }

    /// <summary>The parts of a whole end with it.</summary>
    public async ValueTask<Result> CancelPartsAsync(Assignment whole, Acting on, CancellationToken ct)
    {
        if (whole.Role is not TaskRole.Whole) return Result.Ok;
        foreach (var open in await reads.OpenPartsAsync(whole.Id, ct))
        {
            var part = (await store.FindAsync(open.Id, ct))!;
            var dropped = await DropAskAsync(part, on, ct);
            if (dropped.IsError) return dropped;
            var cancelled = part.Cancel(on.By, on.Now, null);
            if (cancelled.IsError) return cancelled;
            store.Save(part);
        }
        return Result.Ok;
    }
}
