using Microsoft.Extensions.DependencyInjection;

using OpenProvince.Dossiers.Data.Drafts;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>Drafts hold names and numbers of people: those never filed leave whole, rows and files together.</summary>
internal sealed class OldDrafts(IServiceScopeFactory scopes) : IUnfiledOwners
{
    public string OwnerKind => DraftStore.FileKind;

    public Task<int> ForgetAsync(Instant before, CancellationToken ct) => AskAsync(drafts => drafts.DeleteOlderAsync(before, ct));

    public Task<IReadOnlySet<long>> ExistingAsync(IReadOnlyCollection<long> owners, CancellationToken ct) =>
        AskAsync(drafts => drafts.ExistingAsync(owners, ct));

    private async Task<T> AskAsync<T>(Func<DraftStore, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<DraftStore>());
    }
}
