using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>A filing of a course: complete, for the owner, decided where it is received.</summary>
/// <param name="Id">Chosen beforehand.</param>
/// <param name="Procedure">Code.</param>
/// <param name="Channel">How it comes in.</param>
/// <param name="ReceivedBy">The agency that receives and decides.</param>
/// <param name="Owner">Whose it is; null where a citizen files by their account.</param>
/// <param name="Answers">JSON; null where the form asks nothing that money depends on.</param>
public sealed record CourseFiling(
    DossierId Id, string Procedure, Channel Channel, AgencyId ReceivedBy, PersonData? Owner, string? Answers);

/// <summary>
/// Carries dossiers from filing to result by the same acts as the pages, for who plays a province's years (docs/adr/0029). Every rule
/// holds and may refuse; clock and batch are the caller's. Each step answers with the moment that is promised after it, if one is.
/// </summary>
public interface IDossierCourse
{
    /// <summary>Whether there is any dossier yet.</summary>
    Task<bool> AnyAsync(CancellationToken ct);

    /// <summary>Filed, and waiting for the desk's answer. Who files by an account brings a copy of every paper.</summary>
    Task<Result<Instant?>> FileAsync(CourseFiling filing, Actor by, CancellationToken ct);

    /// <summary>Filed and accepted at the counter in one step.</summary>
    Task<Result<Instant?>> TakeInAsync(CourseFiling filing, Actor by, CancellationToken ct);

    /// <summary>The desk accepts.</summary>
    Task<Result<Instant?>> AcceptAsync(DossierId dossier, Actor by, CancellationToken ct);

    /// <summary>The desk does not.</summary>
    Task<Result<Instant?>> RefuseAsync(DossierId dossier, string reason, Actor by, CancellationToken ct);

    /// <summary>Passed to who works on it.</summary>
    Task<Result<Instant?>> HandOverAsync(DossierId dossier, Receiver to, Actor by, CancellationToken ct);

    /// <summary>One certified copy of a paper is asked for, to come up to that day.</summary>
    Task<Result<Instant?>> AskAsync(DossierId dossier, string reason, DateOnly limit, string paper, Actor by, CancellationToken ct);

    /// <summary>That copy comes.</summary>
    Task<Result<Instant?>> SupplyAsync(DossierId dossier, string paper, Actor by, CancellationToken ct);

    /// <summary>Laid before a leader.</summary>
    Task<Result<Instant?>> ProposeAsync(DossierId dossier, Receiver leader, Actor by, CancellationToken ct);

    /// <summary>The leader agrees.</summary>
    Task<Result<Instant?>> ApproveAsync(DossierId dossier, Actor by, CancellationToken ct);

    /// <summary>The result is there.</summary>
    Task<Result<Instant?>> FinishAsync(DossierId dossier, Actor by, CancellationToken ct);

    /// <summary>The result is handed over.</summary>
    Task<Result<Instant?>> ReturnAsync(DossierId dossier, Actor by, CancellationToken ct);
}
