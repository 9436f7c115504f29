using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>The intake form of this request: which procedure it is about, what it promises, and the command it makes.</summary>
internal sealed class IntakeForm(ProcedureCatalogue catalogue, LegalClocks clocks, PaperSheet sheet, DeskUploads uploads, Texts texts, Clock clock)
{
    private const int MostFound = 8;
    private const int FreeRows = 2;

    public IntakeInput Input { get; private set; } = new();

    public Actor Actor { get; private set; } = Actor.Anonymous;

    public Procedure? Procedure { get; private set; }

    /// <summary>What the words in the procedure field could mean, when they do not name one.</summary>
    public IReadOnlyList<Procedure> Found { get; private set; } = [];

    public Channel Channel => Input.Channel == "post" ? Channel.Post : Channel.Desk;

    public long Desk => Actor.Active?.Agency ?? 0;

    public Instant Now => clock.Now;

    private LegalClock legal = default!;

    public async Task LoadAsync(HttpContext http, Actor actor, IntakeInput? posted, string? asked, string? askedCase)
    {
        (Actor, Input) = (actor, posted ?? new() { Procedure = asked, Case = askedCase, Key = NewKey() });
        legal = (await clocks.NowAsync(http.RequestAborted)).For(Desk);
        Choose();
        await uploads.LoadAsync(http, actor);
        var papers = Procedure?.Case(Input.Case).Components.Where(one => one.Source is ComponentSource.Form or ComponentSource.Upload) ?? [];
        sheet.Load(http, papers.Select(one => new PaperRow(one.Code, one.Name, one.Note, Given(one, one.Originals), Given(one, one.CertifiedCopies), Given(one, one.Photocopies)))
            .Concat(Enumerable.Range(0, FreeRows).Select(_ => new PaperRow("", "", null, "", "", "", Free: true))));
    }

    /// <summary>The date on the receipt if it is taken in now, or on the day of the paper register.</summary>
    public Instant? Promise()
    {
        if (Procedure is null) return null;
        var at = OccurredAt() is { IsError: false, Value: { } then } && then <= Now ? then : Now;
        return legal.Promise(FilingDesk.TermOf(Procedure, Input.Case, Channel), at).Due;
    }

    /// <summary>When the paper register says it came; null is now.</summary>
    public Result<Instant?> OccurredAt()
    {
        if (!Input.FromPaper) return (Instant?)null;
        if (Input.Day?.Date is not { } day) return IntakeErrors.DayMalformed;
        if (!TimeOnly.TryParseExact((Input.Time ?? "").Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return IntakeErrors.TimeMalformed;
        return day.At(time);
    }

    public TakeInDossier.Command Command(HttpContext http, IReadOnlyList<PaperInput> papers, Instant? occurredAt)
    {
        var applicant = (Input.Applicant ?? new()).ToData();
        return new(new Filing
        {
            Procedure = Procedure!.Code,
            Case = Input.Case,
            Channel = Channel,
            ReceivedBy = new AgencyId(Desk),
            Owner = Input.OtherOwner ? (Input.Owner ?? new()).ToData() : applicant,
            Submitter = Input.OtherOwner ? applicant : null,
            Answers = string.IsNullOrWhiteSpace(Input.Request) ? null : JsonSerializer.Serialize(new { request = VietnameseText.Clean(Input.Request) }, ApiJson.Options),
            Papers = papers,
            Key = ActRun.Key(http, Input.Key),
        }, occurredAt, Input.Reason);
    }

    /// <summary>What is wrong with the people typed, field by field.</summary>
    public IEnumerable<Error> CheckPeople(IPersons persons)
    {
        var people = new List<(string Prefix, PersonData Data)> { ("applicant", (Input.Applicant ?? new()).ToData()) };
        if (Input.OtherOwner) people.Add(("owner", (Input.Owner ?? new()).ToData()));
        foreach (var (prefix, data) in people)
            if (persons.Check(data, Now.LocalDay()) is { IsError: true } wrong)
                foreach (var one in wrong.Error!.Each()) yield return one.For($"{prefix}.{one.Field}");
    }

    /// <summary>A refusal of the handler, beside the fields of this form.</summary>
    public FormErrors Errors(Error refusal)
    {
        // "Back" after a take-in and something changed: the first one stands, so what is here now needs a key of its own.
        if (refusal.Code == KernelErrors.DuplicateRequest.Code) (Input.Key, refusal) = (NewKey(), IntakeErrors.TakenInBefore);
        var errors = new FormErrors();
        foreach (var one in refusal.Each()) errors.Add(Field(one.Field), texts.Error(one));
        return errors;
    }

    private string? Field(string? field) => field switch
    {
        null => null,
        "occurredAt" => "day",
        // The desk is the officer's own: what it does not take is a wrong procedure.
        "agency" => "procedure",
        _ when field.StartsWith("submitter.", StringComparison.Ordinal) => $"applicant.{field["submitter.".Length..]}",
        _ when field.StartsWith("owner.", StringComparison.Ordinal) && !Input.OtherOwner => $"applicant.{field["owner.".Length..]}",
        _ => field,
    };

    private static string NewKey() => Ids.Next().ToString(CultureInfo.InvariantCulture);

    private void Choose()
    {
        var day = OccurredAt() is { IsError: false, Value: { } then } && then <= Now ? then.LocalDay() : Now.LocalDay();
        var typed = VietnameseText.Clean(Input.Pick is { Length: > 0 } pick && Input.Do == "choose" ? pick : Input.Procedure);
        if (typed.Length == 0) return;
        Procedure = catalogue.Find(typed.Split(' ')[0], day);
        if (Procedure is null)
        {
            Found = [.. catalogue.Search(typed, day).Take(MostFound)];
            // The whole name, with or without accents, needs no second question.
            if (Found.Count == 1 || (Found.Count > 0 && VietnameseText.Fold(Found[0].Title) == VietnameseText.Fold(typed))) Procedure = Found[0];
        }
        if (Procedure is not null) (Input.Procedure, Input.Pick, Found) = ($"{Procedure.Code} {Procedure.Title}", null, []);
    }

    private static string Given(DossierComponent one, int count) => one.Required && count > 0 ? PaperRows.Number(count) : "";
}

internal static class IntakeErrors
{
    public static readonly Error TakenInBefore = Error.Conflict("dossiers.desk-taken-in-before");
    public static readonly Error DayMalformed = Error.Invalid("dossiers.desk-date-malformed").For("day");
    public static readonly Error TimeMalformed = Error.Invalid("dossiers.desk-time-malformed").For("time");
}
