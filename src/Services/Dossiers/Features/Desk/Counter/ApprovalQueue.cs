using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Desk;

/// <param name="Why">Why this leader cannot decide on it; null when they can.</param>
internal sealed record WaitingApproval(DossierRow Row, string Proposal, string? Why);

/// <param name="Sentence">Null when it was done.</param>
/// <param name="Undo">The choice to send for taking it back; null when nothing was done.</param>
internal sealed record ApprovalAnswer(string Code, string? Sentence, string? Undo);

/// <summary>Proposals that wait for one leader, and approving many of them: each in a transaction of its own.</summary>
internal sealed class ApprovalQueue(FindDossiers.Query find, DossierReads reads, DeskWords words, Texts texts, IServiceScopeFactory scopes)
{
    private const int PageSize = 50;

    private Actor actor = Actor.Anonymous;

    public IReadOnlyList<WaitingApproval> Rows { get; private set; } = [];

    public DossierPage Page { get; private set; } = new([], 0, 1, PageSize);

    public IReadOnlyList<ApprovalAnswer> Answers { get; private set; } = [];

    public Error? Refusal { get; private set; }

    public async Task LoadAsync(Actor leader, int number, CancellationToken ct)
    {
        actor = leader;
        var asked = CounterLists.ToApprove with { Page = number, PageSize = PageSize };
        var page = await find.ListOrLastAsync(asked, leader, ct);
        if (page.IsError)
        {
            Refusal = page.Error;
            return;
        }
        Page = page.Value;
        var proposals = await reads.ProposalsAsync([.. Page.Rows.Select(row => row.Id)], ct);
        Rows = [.. Page.Rows.Select(row => Waiting(row, proposals.TryGetValue(row.Id.Value, out var proposal) ? proposal : null))];
    }

    private WaitingApproval Waiting(DossierRow row, (string Actor, string? Opinion)? proposal) => new(row,
        proposal is { } known ? $"{words.Person(known.Actor)}: {known.Opinion ?? texts["dossiers.desk.proposal.none"]}" : "",
        proposal?.Actor == actor.Id ? texts.Error(DossierErrors.ApproverIsProposer) : null);

    /// <summary>
    /// Each choice is <c>id:revision</c> as it was shown; a dossier that changed meanwhile answers so and the rest goes on.
    /// </summary>
    public async Task ApproveAsync(IReadOnlyList<string> chosen, CancellationToken ct)
    {
        Answers = await EachAsync(
            chosen, (scope, target) => scope.GetRequiredService<CaseDesk<Dossier>>()
                .RunAsync(scope.GetRequiredService<ApproveDossier>(), target, new(), actor, ct));
        await LoadAsync(actor, Page.Page, ct);
    }

    /// <summary>Takes approvals back, one by one: each choice is <c>id:revision:code</c> as the approval left it.</summary>
    public Task<IReadOnlyList<ApprovalAnswer>> UndoAsync(IReadOnlyList<string> chosen, Actor leader, CancellationToken ct) =>
        EachAsync(chosen, (scope, target) => scope.GetRequiredService<UndoStep.Handler>().HandleAsync(new(target), leader, ct));

    private async Task<IReadOnlyList<ApprovalAnswer>> EachAsync(
        IReadOnlyList<string> chosen, Func<IServiceProvider, Target, Task<Result<Moved>>> act)
    {
        List<ApprovalAnswer> answers = [];
        foreach (var choice in chosen.Take(PageSize))
        {
            var parts = choice.Split(':');
            if (parts.Length is not (2 or 3) || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)) continue;
            await using var scope = scopes.CreateAsyncScope();
            var done = await act(scope.ServiceProvider, new Target(new DossierId(id), revision));
            if (done.IsError)
                answers.Add(new(Rows.FirstOrDefault(row => row.Row.Id.Value == id)?.Row.Code ?? parts[^1], texts.Error(done.Error), null));
            else answers.Add(new(done.Value.Code!, null, $"{id}:{done.Value.Revision}:{done.Value.Code}"));
        }
        return answers;
    }
}
