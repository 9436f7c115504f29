using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>Questions other modules may ask about dossiers. Every answer is cut to what the actor may read.</summary>
public interface IDossiers
{
    /// <summary>The dossiers behind a figure, under the actor's own permissions.</summary>
    Task<Result<DossierPage>> ListAsync(DossierFilter filter, Actor actor, CancellationToken ct = default);

    /// <summary>One dossier by its code; not found also when the actor may not read it.</summary>
    Task<Result<DossierRow>> FindAsync(string code, Actor actor, CancellationToken ct = default);

    /// <summary>
    /// Running dossiers by their promise, the longest overdue first and then the next due: codes, units and times only, no people; for
    /// boards.
    /// </summary>
    Task<IReadOnlyList<PromisedRow>> ByPromiseAsync(AgencyId within, int limit, CancellationToken ct = default);
}

/// <summary>Which dossiers. Everything left out does not restrict.</summary>
public sealed record DossierFilter
{
    /// <summary>
    /// By <c>code</c>, <c>filed</c>, <c>changed</c>, or with <c>left</c> the usual order from its end; null is the usual one.
    /// </summary>
    public RowSort? Sort { get; init; }

    /// <summary>Received by this agency or one below it.</summary>
    public AgencyId? Within { get; init; }

    public DossierTab? Tab { get; init; }

    public DossierState? State { get; init; }

    public string? Procedure { get; init; }

    /// <summary>Code of the field of work (lĩnh vực).</summary>
    public string? Field { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>Filed on this local day.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>Filed in the month of this local day.</summary>
    public DateOnly? ReceivedInMonthOf { get; init; }

    /// <summary>Finished in the month of this local day: early, on time or late.</summary>
    public DateOnly? FinishedInMonthOf { get; init; }

    /// <summary>Promised for this local day and not finished.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Running past the promise.</summary>
    public bool Overdue { get; init; }

    /// <summary>Accepted and neither finished nor ended.</summary>
    public bool InProcess { get; init; }

    /// <summary>Filed and not yet answered by the desk.</summary>
    public bool Awaiting { get; init; }

    /// <summary>Waiting for this to be done next.</summary>
    public NextAction? Action { get; init; }

    /// <summary>A code, its beginning or its day and number, a phone or identity number, or a name with or without accents.</summary>
    public string? Search { get; init; }

    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 50;
}

/// <summary>The tabs of the work queue.</summary>
public enum DossierTab
{
    /// <summary>Held by the officer, or on the unit's desk waiting for somebody of the officer's role.</summary>
    Mine = 1,
    /// <summary>Of those: near the promise.</summary>
    Near = 2,
    /// <summary>Of those: past the promise.</summary>
    Overdue = 3,
    /// <summary>Of those: paused until the citizen acts.</summary>
    WaitingForCitizen = 4,
    /// <summary>Of those: finished, to be handed over to the citizen.</summary>
    WaitingToReturn = 5,
    /// <summary>Received by the officer's unit, passed on by the officer, and still running with somebody else.</summary>
    HandedOn = 6,
    /// <summary>Open and held by anybody in the officer's unit or below it: what its leader answers for.</summary>
    WholeUnit = 7,
}

/// <summary>A page of the list, sorted by time left: late, running, paused, done.</summary>
public sealed record DossierPage(IReadOnlyList<DossierRow> Rows, int Total, int Page, int PageSize)
    : RowPage<DossierRow>(Rows, Total, Page, PageSize);

/// <summary>One dossier as a list shows it.</summary>
public sealed record DossierRow
{
    public required DossierId Id { get; init; }
    public required string Code { get; init; }
    public required long Revision { get; init; }
    public required DossierState State { get; init; }
    public required Channel Channel { get; init; }
    public required string Procedure { get; init; }
    public required string ProcedureTitle { get; init; }
    public required string OwnerName { get; init; }
    public required AgencyId ReceivedBy { get; init; }
    public required AgencyId? HolderAgency { get; init; }
    public required string? HolderOfficer { get; init; }
    public required NextAction? Next { get; init; }
    public required Instant? NextDue { get; init; }
    public required Instant FiledAt { get; init; }
    public required Instant? Due { get; init; }
    public required Instant? FinishedAt { get; init; }
    public required Timeliness? Timeliness { get; init; }
    /// <summary>Against the promise, or before there is one against the answer owed; null when closed.</summary>
    public required Standing? Standing { get; init; }
    /// <summary>When the missing papers came, as long as nobody has acted on the dossier since.</summary>
    public Instant? PapersCameAt { get; init; }
}

/// <summary>A running dossier with its promise, without people.</summary>
public sealed record PromisedRow(DossierId Id, string Code, string Procedure, string ProcedureTitle, AgencyId ReceivedBy,
    AgencyId? HolderAgency, Instant Due, Standing Standing);
