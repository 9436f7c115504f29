using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Domain;

/// <summary>The changing part of a dossier as its row remembers it.</summary>
internal sealed record DossierMemory
{
    public required DossierState State { get; init; }
    public required Holder? Holder { get; init; }
    public required Next? Next { get; init; }
    public required DuePromise? Promise { get; init; }
    public required Instant? AcceptedAt { get; init; }
    public required Instant? NearAt { get; init; }
    public required Instant? PausedAt { get; init; }
    public required int Pauses { get; init; }
    public required long? Remaining { get; init; }
    public required Instant? SupplementLimit { get; init; }
    public required Instant? SuppliedAt { get; init; }
    public required string? Proposer { get; init; }
    public required Instant? ApprovedAt { get; init; }
    public required Instant? FinishedAt { get; init; }
    public required Timeliness? Timeliness { get; init; }
    public required Instant? ReturnedAt { get; init; }
    public required Instant LastStepAt { get; init; }
}

internal sealed partial class Dossier
{
    /// <summary>Takes up where the row left off.</summary>
    public void Restore(DossierMemory row)
    {
        (State, Holder, Next, Promise) = (row.State, row.Holder, row.Next, row.Promise);
        (AcceptedAt, NearAt, PausedAt, Pauses, Remaining) = (row.AcceptedAt, row.NearAt, row.PausedAt, row.Pauses, row.Remaining);
        (SupplementLimit, SuppliedAt, Proposer) = (row.SupplementLimit, row.SuppliedAt, row.Proposer);
        (ApprovedAt, FinishedAt, Timeliness, ReturnedAt) = (row.ApprovedAt, row.FinishedAt, row.Timeliness, row.ReturnedAt);
        LastStepAt = row.LastStepAt;
        remembered = Row();
    }

    /// <summary>Place on the work list: 0 running, 1 paused, 2 waiting to be returned, 3 closed.</summary>
    public int Bucket => State switch
    {
        DossierState.Completed => 2,
        _ when !IsOpen => 3,
        _ when State is DossierState.SupplementRequired && SuppliedAt is not null => 0,
        DossierState.SupplementRequired or DossierState.FinancialObligation => 1,
        _ => 0,
    };

    /// <summary>Order inside the bucket: by the promise, before there is one by the answer owed.</summary>
    public Instant SortAt => Bucket switch
    {
        0 => Due ?? Next?.Due ?? LastStepAt,
        1 => SupplementLimit ?? Next?.Due ?? LastStepAt,
        2 => FinishedAt!.Value,
        _ => LastStepAt,
    };
}
