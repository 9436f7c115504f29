using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Desk;

/// <param name="Why">Why this leader cannot decide on it; null when they can.</param>
internal sealed record WaitingApproval(DossierRow Row, string Proposal, string? Why);

/// <param name="Sentence">Null when it was approved.</param>
internal sealed record ApprovalAnswer(string Code, string? Sentence);

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
        List<ApprovalAnswer> answers = [];
        foreach (var choice in chosen.Take(Most))
        {
            var parts = choice.Split(':');
            if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)) continue;
            await using var scope = scopes.CreateAsyncScope();
            var approved = await scope.ServiceProvider.GetRequiredService<ApproveDossier.Handler>()
                .HandleAsync(new(new Target(new DossierId(id), revision)), actor, ct);
            var code = Rows.FirstOrDefault(row => row.Row.Id.Value == id)?.Row.Code ?? (approved.IsError ? null : approved.Value.Code);
            answers.Add(new(code ?? parts[0], approved.IsError ? texts.Error(approved.Error) : null));
        }
        Answers = answers;
        await LoadAsync(actor, ct);
    }
}
