using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>The tables of the intake form besides its plain fields.</summary>
internal sealed record IntakeParts(PaperSheet Sheet, FormUploads Uploads, IntakeContents Content);

/// <summary>The intake form of this request: which procedure it is about, what it promises, and the command it makes.</summary>
internal sealed class IntakeForm(ProcedureCatalogue catalogue, LegalClocks clocks, IntakeParts parts, Texts texts, Clock clock)
{
    private const int MostFound = 8;
    private const int FreeRows = 2;

    public IntakeInput Input { get; private set; } = new();

    public Actor Actor { get; private set; } = Actor.Anonymous;

    public Procedure? Procedure { get; private set; }

    /// <summary>What the words in the procedure field could mean, when they do not name one.</summary>
    public IReadOnlyList<Procedure> Found { get; private set; } = [];

    public IntakeContents Content => parts.Content;

    /// <summary>As the answers make it, else as the officer chose.</summary>
    public string? Case => Content.Case ?? Input.Case;

    public Channel Channel => Input.Channel == "post" ? Channel.Post : Channel.Desk;

    public long Desk => Actor.Active?.Agency ?? 0;

    public Instant Now => clock.Now;

    private LegalClock legal = default!;

    public async Task LoadAsync(HttpContext http, Actor actor, IntakeInput? posted, string? asked, string? askedCase)
    {
        (Actor, Input) = (actor, posted ?? new() { Procedure = asked, Case = askedCase, Key = NewKey() });
        legal = (await clocks.NowAsync(http.RequestAborted)).For(Desk);
        Choose();
        Content.Load(http, Procedure, Input.Case, Received.LocalDay(), legal.Calendar);
        await parts.Uploads.LoadAsync(http, actor);
        var papers = Procedure?.Case(Case).Components.Where(one => one.Source is ComponentSource.Form or ComponentSource.Upload) ?? [];
        parts.Sheet.Load(http,
            papers.Select(
                one => new PaperRow(
                    one.Code, one.Name, one.NoteForOfficers,
                    Given(one, one.Originals), Given(one, one.CertifiedCopies), Given(one, one.Photocopies)))
            .Concat(Enumerable.Range(0, FreeRows).Select(_ => new PaperRow("", "", null, "", "", "", Free: true))));
    }

    /// <summary>The date on the receipt if it is taken in now, or on the day of the paper register.</summary>
    public Instant? Promise()
    {
        if (Procedure is null) return null;
        return legal.Promise(FilingDesk.TermOf(Procedure, Case, Channel), Received).Due;
    }

    /// <summary>The officer confirmed this very moment, as the page read it out.</summary>
    public bool IsConfirmed(Instant at) => Input.Confirmed == ConfirmationOf(at);

    public static string ConfirmationOf(Instant at) => at.Micros.ToString(CultureInfo.InvariantCulture);

    /// <summary>The moment of the paper register, when it is whole and past: what the page reads out.</summary>
    public Instant? Register => Input.FromPaper && OccurredAt() is { IsError: false, Value: { } then } && then <= Now ? then : null;

    /// <summary>Working days by which it would be overdue today if nothing was done since; 0 when it would not be.</summary>
    public int OverdueDays(Instant due) => due >= Now ? 0 : WorkingDays(due.LocalDay(), Now.LocalDay());

    private int WorkingDays(DateOnly from, DateOnly to)
    {
        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1)) days += legal.Calendar.Counts(day) ? 1 : 0;
        return days;
    }

    /// <summary>When it counts as received: now, or as the paper register says.</summary>
    private Instant Received => OccurredAt() is { IsError: false, Value: { } then } && then <= Now ? then : Now;

    /// <summary>When the paper register says it came; null is now.</summary>
    public Result<Instant?> OccurredAt()
    {
        if (!Input.FromPaper) return (Instant?)null;
        if (Input.Day?.Date is not { } day) return IntakeErrors.DayMalformed;
        if (!TimeOnly.TryParseExact((Input.Time ?? "").Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var time))
            return IntakeErrors.TimeMalformed;
        return day.At(time);
    }

    public TakeInDossier.Command Command(HttpContext http, IReadOnlyList<PaperInput> papers, Instant? occurredAt)
    {
        var applicant = (Input.Applicant ?? new()).ToData();
        return new(new Filing
        {
            Procedure = Procedure!.Code,
            Case = Case,
            Channel = Channel,
            ReceivedBy = new AgencyId(Desk),
            Owner = Input.OtherOwner ? (Input.Owner ?? new()).ToData() : applicant,
            Submitter = Input.OtherOwner ? applicant : null,
            Answers = Content.Json(Input.Request),
            Papers = papers,
            Key = FormKey.Of(http, Input.Key),
        }, occurredAt, Input.Reason, Input.Consent);
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

    /// <summary>What is wrong with what the dossier is about, field by field.</summary>
    public IEnumerable<Error> CheckContent() => Procedure is { } procedure
        ? Content.Check(procedure,
            new Filing
            {
                Procedure = procedure.Code, Case = Case, Channel = Channel, ReceivedBy = new AgencyId(Desk),
                Answers = Content.Json(Input.Request)
            }, Now.LocalDay())
        : [];

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
        _ when IntakeContents.FieldOf(field) is { } answer => answer,
        _ when field.StartsWith("submitter.", StringComparison.Ordinal) => $"applicant.{field["submitter.".Length..]}",
        _ when field.StartsWith("owner.", StringComparison.Ordinal) && !Input.OtherOwner => $"applicant.{field["owner.".Length..]}",
        _ => field,
    };

    private static string NewKey() => Ids.Next().ToString(CultureInfo.InvariantCulture);

    private void Choose()
    {
        var day = Received.LocalDay();
        var typed = VietnameseText.Clean(Input.Pick is { Length: > 0 } pick && Input.Do == "choose" ? pick : Input.Procedure);
        if (typed.Length == 0) return;
        Procedure = catalogue.Find(typed.Split(' ')[0], day);
        if (Procedure is null)
        {
            Found = [.. catalogue.Search(typed, day).Take(MostFound)];
            // The whole name, with or without accents, needs no second question.
            if (Found.Count == 1 || (Found.Count > 0 && VietnameseText.Fold(Found[0].Title) == VietnameseText.Fold(typed)))
                Procedure = Found[0];
        }
        if (Procedure is not null) (Input.Procedure, Input.Pick, Found) = ($"{Procedure.Code} {Procedure.Title}", null, []);
    }

    private static string Given(DossierComponent one, int count) => one.Required && count > 0 ? PaperRows.Number(count) : "";
}

internal static class IntakeErrors
{
    public static readonly Error TakenInBefore = Error.Conflict("dossiers.desk-taken-in-before");
    public static readonly Error DayMalformed = CaseErrors.DayMalformed.For("day");
    public static readonly Error TimeMalformed = Error.Invalid("dossiers.desk-time-malformed").For("time");
}
