using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>What this officer may do with a dossier and see of it.</summary>
internal sealed class DeskReading(
    Offers<Dossier> offers, AnswerReader answers, IdentityRule identity, DossierAccess access, DeskWords words, Clock clock)
{
    public IReadOnlyList<Offer> Offers(Dossier dossier, Actor actor) => offers.For(dossier, actor);

    public string? Ended(DossierDetails file) => words.Ended(file.Dossier, file.Steps, clock.Now);

    public IReadOnlyList<AnswerGroup> Answers(Procedure? procedure, Dossier dossier, string? json) =>
        procedure is null ? [] : answers.Read(procedure, dossier.Case, json, clock.Today);

    public IdentityShown Identity(Dossier dossier, Actor actor, Offer? step, bool asked) => identity.For(dossier, actor, step, asked);

    public Task<Error?> RecordIdentityAsync(Dossier dossier, Actor actor, CancellationToken ct) =>
        access.RecordAsync(dossier, actor, ReadingWay.Identity, ct);
}

/// <summary>The dossier this request is about: loaded once by the page, read by its parts.</summary>
internal sealed class OpenDossier(
    ShowDossier.Query show, DeskReading reading, IFiles files, PaperNames names, LegalClocks clocks) : IOpenCase<Dossier>
{
    public DossierDetails? File { get; private set; }

    public Error? Refusal { get; private set; }

    public Actor Actor { get; private set; } = Actor.Anonymous;

    public IReadOnlyList<Offer> Offers { get; private set; } = [];

    public string? Ended => File is { } file ? reading.Ended(file) : null;

    public IReadOnlyList<AnswerGroup> Answers { get; private set; } = [];

    public IReadOnlyDictionary<long, StoredFile> Scans { get; private set; } = new Dictionary<long, StoredFile>();

    /// <summary>How identity numbers stand on this page.</summary>
    public IdentityShown Identity { get; private set; }

    public Dossier Dossier => File!.Dossier;

    Dossier? IOpenCase<Dossier>.Case => File?.Dossier;

    IReadOnlyList<StepLine> IOpenCase<Dossier>.Steps => File?.Steps ?? [];

    /// <summary>Papers were asked for and none has come.</summary>
    public bool WaitsForPapers => Dossier is { State: DossierState.SupplementRequired, SuppliedAt: null };

    /// <summary>The version the dossier was filed under; null only when the catalogue lost it.</summary>
    public Procedure? Procedure { get; private set; }

    /// <summary>Working time at the receiving desk, by the calendar as it is decided now.</summary>
    public LegalClock Clock { get; private set; } = default!;

    /// <summary>The act by which it goes on.</summary>
    private Offer? Step => Offers.StepOf(Dossier);

    Task IOpenCase<Dossier>.LoadAsync(string code, Actor actor, CancellationToken ct) => LoadAsync(code, actor, ct);

    /// <param name="code">As it stands in the address.</param>
    /// <param name="actor">Who opens it.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <param name="way">What of it is shown.</param>
    /// <param name="reveal">The officer asks for identity numbers in full.</param>
    public async Task LoadAsync(string code, Actor actor, CancellationToken ct, ReadingWay way = ReadingWay.Page, bool reveal = false)
    {
        Actor = actor;
        var found = await show.FindAsync(code, actor, way, ct);
        if (found.IsError)
        {
            Refusal = found.Error;
            return;
        }
        // Before the file: the page is drawn from it on, also while the database is asked for the rest.
        Clock = (await clocks.NowAsync(ct)).For(found.Value.Dossier.ReceivedBy);
        File = found.Value;
        Offers = reading.Offers(Dossier, actor);
        Procedure = names.ProcedureOf(Dossier);
        Answers = reading.Answers(Procedure, Dossier, File.Answers);
        Identity = way is ReadingWay.Slip ? IdentityShown.Masked : reading.Identity(Dossier, actor, Step, reveal);
        if (Identity is IdentityShown.Full && await reading.RecordIdentityAsync(Dossier, actor, ct) is { } unrecorded)
        {
            (File, Refusal) = (null, unrecorded);
            return;
        }
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
