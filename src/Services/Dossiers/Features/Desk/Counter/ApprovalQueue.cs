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
    private const int Most = 100;

    private Actor actor = Actor.Anonymous;

    public IReadOnlyList<WaitingApproval> Rows { get; private set; } = [];

    public IReadOnlyList<ApprovalAnswer> Answers { get; private set; } = [];

    public Error? Refusal { get; private set; }

    public async Task LoadAsync(Actor leader, CancellationToken ct)
    {
        actor = leader;
        var page = await find.ListAsync(new DossierFilter { Tab = DossierTab.Mine, PageSize = Most }, leader, ct);
        if (page.IsError)
        {
            Refusal = page.Error;
            return;
        }
        List<WaitingApproval> rows = [];
        foreach (var row in page.Value.Rows.Where(row => row.Next == NextAction.Approve))
        {
            var proposed = (await reads.StepsAsync(row.Id, ct)).FirstOrDefault(step => step.Kind == StepKind.Proposed);
            rows.Add(new(row, proposed is null ? "" : $"{words.Person(proposed.Actor)}: {proposed.Reason ?? texts["dossiers.desk.proposal.none"]}",
                proposed?.Actor == leader.Id ? texts.Error(DossierErrors.ApproverIsProposer) : null));
        }
        Rows = rows;
    }

    /// <summary>Each choice is <c>id:revision</c> as it was shown; a dossier that changed meanwhile answers so and the rest goes on.</summary>
    public async Task ApproveAsync(IReadOnlyList<string> chosen, CancellationToken ct)
    {
        Answers = await EachAsync(chosen, (scope, target) => scope.GetRequiredService<ApproveDossier.Handler>().HandleAsync(new(target), actor, ct));
        await LoadAsync(actor, ct);
    }

    /// <summary>Takes approvals back, one by one: each choice is <c>id:revision:code</c> as the approval left it.</summary>
    public Task<IReadOnlyList<ApprovalAnswer>> UndoAsync(IReadOnlyList<string> chosen, Actor leader, CancellationToken ct) =>
        EachAsync(chosen, (scope, target) => scope.GetRequiredService<UndoStep.Handler>().HandleAsync(new(target), leader, ct));

    private async Task<IReadOnlyList<ApprovalAnswer>> EachAsync(IReadOnlyList<string> chosen, Func<IServiceProvider, Target, Task<Result<Moved>>> act)
    {
        List<ApprovalAnswer> answers = [];
        foreach (var choice in chosen.Take(Most))
        {
            var parts = choice.Split(':');
            if (parts.Length is not (2 or 3) || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)) continue;
            await using var scope = scopes.CreateAsyncScope();
            var done = await act(scope.ServiceProvider, new Target(new DossierId(id), revision));
            if (done.IsError) answers.Add(new(Rows.FirstOrDefault(row => row.Row.Id.Value == id)?.Row.Code ?? parts[^1], texts.Error(done.Error), null));
            else answers.Add(new(done.Value.Code!, null, $"{id}:{done.Value.Revision}:{done.Value.Code}"));
        }
        return answers;
    }
}
