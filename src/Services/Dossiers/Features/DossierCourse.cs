using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <inheritdoc cref="IDossierCourse"/>
internal sealed class DossierCourse(
    FileDossier.Handler file, TakeInDossier.Handler takeIn, CaseDesk<Dossier> desk, Database database, IServiceProvider acts,
    Clock clock)
    : IDossierCourse
{
    public async Task<bool> AnyAsync(CancellationToken ct) =>
        await database.FirstAsync(row => row.Int(0), "select count(*) from (select 1 from dossiers_dossier limit 1) one", [], ct) > 0;

    public async Task<Result<Instant?>> FileAsync(CourseFiling filing, Actor by, CancellationToken ct) =>
        Promised(await file.HandleAsync(new(Of(filing, by)), by, ct));

    public async Task<Result<Instant?>> TakeInAsync(CourseFiling filing, Actor by, CancellationToken ct) =>
        Promised(await takeIn.HandleAsync(new(Of(filing, by)), by, ct));

    public Task<Result<Instant?>> AcceptAsync(DossierId dossier, Actor by, CancellationToken ct) =>
        RunAsync(Act<AcceptDossier>(), dossier, new(), by, ct);

    public Task<Result<Instant?>> RefuseAsync(DossierId dossier, string reason, Actor by, CancellationToken ct) =>
        RunAsync(Act<RefuseDossier>(), dossier, new(reason), by, ct);

    public Task<Result<Instant?>> HandOverAsync(DossierId dossier, Receiver to, Actor by, CancellationToken ct) =>
        RunAsync(Act<HandOverDossier>(), dossier, new(to), by, ct);

    public Task<Result<Instant?>> AskAsync(
        DossierId dossier, string reason, DateOnly limit, string paper, Actor by, CancellationToken ct) =>
        RunAsync(Act<RequestSupplement>(), dossier, new(reason, limit, Copy(paper)), by, ct);

    public Task<Result<Instant?>> SupplyAsync(DossierId dossier, string paper, Actor by, CancellationToken ct) =>
        RunAsync(Act<SupplyDossier>(), dossier, new(Copy(paper)), by, ct);

    public Task<Result<Instant?>> ProposeAsync(DossierId dossier, Receiver leader, Actor by, CancellationToken ct) =>
        RunAsync(Act<ProposeDossier>(), dossier, new(Leader: leader), by, ct);

    public Task<Result<Instant?>> ApproveAsync(DossierId dossier, Actor by, CancellationToken ct) =>
        RunAsync(Act<ApproveDossier>(), dossier, new(), by, ct);

    public Task<Result<Instant?>> FinishAsync(DossierId dossier, Actor by, CancellationToken ct) =>
        RunAsync(Act<FinishDossier>(), dossier, new(), by, ct);

    public Task<Result<Instant?>> ReturnAsync(DossierId dossier, Actor by, CancellationToken ct) =>
        RunAsync(Act<ReturnDossier>(), dossier, new(), by, ct);

    private async Task<Result<Instant?>> RunAsync<TInput>(
        Act<Dossier, TInput> act, DossierId dossier, TInput said, Actor by, CancellationToken ct)
    {
        var moved = await desk.RunAsync(act, new Target(dossier), said, by, ct);
        return moved.IsError ? moved.Error : moved.Value.Due;
    }

    private static Result<Instant?> Promised(Result<Filed> filed) => filed.IsError ? filed.Error : filed.Value.Due;

    private T Act<T>() where T : notnull => acts.GetRequiredService<T>();

    private Filing Of(CourseFiling said, Actor by) => new()
    {
        Id = said.Id, Procedure = said.Procedure, Channel = said.Channel, ReceivedBy = said.ReceivedBy, Competent = said.ReceivedBy,
        Owner = said.Owner, Answers = said.Answers,
        Papers = by.Kind == ActorKind.Citizen
            ? [.. Act<ProcedureCatalogue>().Find(said.Procedure, clock.Today)!.DefaultCase.Components.SelectMany(one => Copy(one.Code))]
            : null,
    };

    private static PaperInput[] Copy(string paper) => [new(paper, CertifiedCopies: 1)];
}
