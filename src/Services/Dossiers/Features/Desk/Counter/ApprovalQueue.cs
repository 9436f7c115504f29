using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>Approving many proposals, and taking that back.</summary>
internal sealed class ApprovalQueue(Bulk bulk)
{
    public Task<IReadOnlyList<BulkAnswer>> ApproveAsync(IEnumerable<string?> chosen, Actor leader, CancellationToken ct) =>
        bulk.EachAsync(chosen, DeskLinks.Dossier, async (scope, one) =>
            Left(await scope.GetRequiredService<CaseDesk<Dossier>>()
                .RunAsync(scope.GetRequiredService<ApproveDossier>(), TargetOf(one), new(), leader, ct)));

    public Task<IReadOnlyList<BulkAnswer>> UndoAsync(IEnumerable<string?> chosen, Actor leader, CancellationToken ct) =>
        bulk.EachAsync(chosen, DeskLinks.Dossier, async (scope, one) =>
            Left(await scope.GetRequiredService<UndoLast<Dossier>>().RunAsync(TargetOf(one), leader, ct)));

    private static Target TargetOf(BulkChoice one) => new(new DossierId(one.Id), one.Revision);

    private static Result<BulkChoice> Left(Result<Moved> done) => done.IsError
        ? done.Error
        : new BulkChoice(done.Value.Id.Value, done.Value.Revision, done.Value.Code!);
}
