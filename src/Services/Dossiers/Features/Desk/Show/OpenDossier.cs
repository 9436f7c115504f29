using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>The dossier this request is about: loaded once by the page, read by its parts.</summary>
internal sealed class OpenDossier(
    ShowDossier.Query show, ActRules rules, IFiles files, PaperNames names, AnswerReader answers, LegalClocks clocks)
{
    public DossierDetails? File { get; private set; }

    public Error? Refusal { get; private set; }

    public Actor Actor { get; private set; } = Actor.Anonymous;

    public IReadOnlyList<ActChoice> Choices { get; private set; } = [];

    public IReadOnlyList<LabelledAnswer> Answers { get; private set; } = [];

    public IReadOnlyDictionary<long, StoredFile> Scans { get; private set; } = new Dictionary<long, StoredFile>();

    public Dossier Dossier => File!.Dossier;

    /// <summary>The version the dossier was filed under; null only when the catalogue lost it.</summary>
    public Procedure? Procedure { get; private set; }

    /// <summary>Working time at the receiving desk, by the calendar as it is decided now.</summary>
    public LegalClock Clock { get; private set; } = default!;

    /// <summary>The act by which it goes on.</summary>
    public ActChoice? Step => ActRules.Step(Dossier) is { } act ? Choices.First(choice => choice.Info.Act == act) : null;

    /// <param name="code">As it stands in the address.</param>
    /// <param name="actor">Who opens it.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <param name="way">What of it is shown.</param>
    public async Task LoadAsync(string code, Actor actor, CancellationToken ct, ReadingWay way = ReadingWay.Page)
    {
        Actor = actor;
        var found = await show.FindAsync(code, actor, way, ct);
        if (found.IsError)
        {
            Refusal = found.Error;
            return;
        }
        File = found.Value;
        Choices = rules.For(Dossier, actor);
        Procedure = names.ProcedureOf(Dossier);
        Answers = Procedure is null ? [] : answers.Read(Procedure, Dossier.Case, File.Answers);
        Clock = (await clocks.NowAsync(ct)).For(Dossier.ReceivedBy);
        await LoadScansAsync(ct);
    }

    public string PaperName(string component) => names.Of(Dossier, component);

    private async Task LoadScansAsync(CancellationToken ct)
    {
        var scans = new Dictionary<long, StoredFile>();
        foreach (var id in File!.Papers.Select(paper => paper.File).Append(File.Result?.File).OfType<long>().Distinct())
            if (await files.FindAsync(new FileId(id), ct) is { } file) scans[id] = file;
        Scans = scans;
    }
}
