using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Planted;

[StoredEvent("errand.given", 1)]
public sealed record ErrandGiven(long Errand, string What) : CaseEvent;

[StoredEvent("errand.done", 1)]
public sealed record ErrandDone(long Errand) : CaseEvent;

[StoredEvent("errand.passed", 1)]
public sealed record ErrandPassed(long Errand, long To, int Copies) : CaseEvent;

[StoredEvent("errand.undone", 1)]
public sealed record ErrandUndone(long Errand) : CaseEvent;

/// <summary>A second kind of case, as small as one can be: somebody does something by a day, and somebody else checks it.</summary>
internal sealed class Errand : Case
{
    public const int Do = 1, Check = 2;

    public static readonly CaseMap<Errand> Map = new CaseMap<Errand>("errands_errand", row => new Errand
    {
        Id = row.Id, Agency = row.Number("agency"), What = row.Text("what"), RecordedAt = row.At("recorded_at"), Head = row.Head,
        Code = row.Code, SealKey = row.SealKey, Duties = row.Duties,
    }) { Home = "agency" }
        .Once("agency", one => one.Agency).Once("what", one => one.What).Once("recorded_at", one => one.RecordedAt)
        .Changed("tries", "tries", one => one.Tries, (one, tries) => one.Tries = tries ?? 0);

    public static readonly CaseKind<Errand> Kind = new("errands", "errand-", Map)
    {
        Duties = [new(Do, ErrandsModule.Do), new(Check, ErrandsModule.Check) { FourEyes = true }],
        NotFound = Error.NotFound("errands.not-found"), Read = ErrandsModule.Read, Passing = [2],
        FirstEvent = e => e.Body is ErrandGiven given ? [e.Agency, given.What, e.Stamp.RecordedAt] : null,
    };

    public static readonly CaseActs<Errand> Verbs =
        new CaseActs<Errand>("errands", ErrandsModule.Root) { Undoes = true }
            .Add<FinishErrand, WhyInput>().Add<PassErrand, PassErrand.Input>();

    public required long Id { get; init; }
    public required long Agency { get; init; }
    public required string What { get; init; }
    public long Tries { get; private set; }

    public override long Key => Id;
    public override long Origin => Agency;
    public override int StateNumber { get; protected set; } = 1;
    public override bool IsOpen => StateNumber == 1;
    public override int Bucket => IsOpen ? 0 : 3;
    public override Instant SortAt => Due ?? LastStepAt;
    protected override ICaseRow Columns => Map;

    public void Give(Officer by, Instant at, LegalClock clock)
    {
        Promise = Promise.Start(clock.Promise(Duration.WorkingDays(2), at), at, clock);
        GiveTo(new Holder(Agency), Do, Due!.Value);
        Raise(new ErrandGiven(Id, What));
        Take(1, by, at);
    }

    public Result Finish(Officer by, Instant at, Reason words)
    {
        if (Refusal(2, by, at) is { } refusal) return refusal;
        (Tries, NotBy) = (Tries + 1, by.Id);
        GiveTo(new Holder(Agency), Check, Due!.Value);
        Raise(new ErrandDone(Id));
        Take(2, by, at, words);
        return Result.Ok;
    }

    public Result Pass(Officer by, Instant at, Holder to, DateOnly? until, int copies)
    {
        if (Refusal(4, by, at) is { } refusal) return refusal;
        GiveTo(to, Do, until?.Start() ?? Due!.Value);
        Raise(new ErrandPassed(Id, to.Agency, copies));
        Take(4, by, at);
        return Result.Ok;
    }

    protected override Error? Unfit(int line, Officer by, Instant at) => Next?.Duty == Do ? null : Error.Conflict("errands.not-now");

    protected override CaseLine LineOf(int line) => line == 2 ? new() { UndoneBy = 3 } : new() { Undoes = line == 3 };

    protected override CaseEvent Retrace(StepLine undone, IReadOnlyList<StepLine> before)
    {
        (Tries, NotBy) = (Tries - 1, null);
        return new ErrandUndone(Id);
    }
}

/// <summary>A verb of the second kind: what it needs beside its rule is said in one place.</summary>
internal sealed class FinishErrand() : Act<Errand, WhyInput>(About), IActFacts
{
    public static ActFacts About { get; } = new("finish", ErrandsModule.Do, At.Holder, 2) { Does = Errand.Do, Many = true };

    protected override Result Do(Errand one, WhyInput said, Acting on)
    {
        var words = Reason.Of(said.Reason);
        return words.IsError ? words.Error : one.Finish(on.By, on.Now, words.Value);
    }
}

/// <summary>What lists of several kinds say of it.</summary>
internal sealed class ErrandFace(Database database, CaseStore<Errand> store) : ICaseFace
{
    public ICaseKind Kind => Errand.Kind;
    public string Icon => "flag";
    public Type Pane => typeof(ErrandPane);
    public string Href(string code) => $"{ErrandsModule.Root}/{code}";
    public string PaneHref(string code) => $"{Href(code)}/tom-tat";
    public string? Meant(string text) =>
        text.StartsWith("V-", StringComparison.OrdinalIgnoreCase) ? Href(text.ToUpperInvariant()) : null;
    public string StateOf(int state) => state == 1 ? "đang làm" : "xong";

    public async Task<IReadOnlyList<InboxRow>> RowsAsync(IReadOnlyCollection<long> ids, Instant now, CancellationToken ct) =>
        [.. (await database.QueryAsync(store.Read, $"{Errand.Map.Select} where {SqlFilter.In("id", ids)}", [], ct)).Select(RowOf)];

    private InboxRow RowOf(Errand one) => new()
    {
        Kind = Kind, Id = one.Id, Code = one.Code!, Who = one.What, What = "", Todo = one.Next?.Duty == Errand.Do ? "làm" : "kiểm tra",
        State = StateOf(one.StateNumber), Due = one.Due, Holder = one.Holder?.Officer,
    };
}

/// <summary>Beside the inbox.</summary>
internal sealed class ErrandPane : ComponentBase
{
    [Parameter] public string Code { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, $"Việc {Code}");
}

/// <summary>A verb with fields: to whom, and until when.</summary>
internal sealed class PassErrand(Receivers<Errand> receivers) : Act<Errand, PassErrand.Input>(About), IActFacts
{
    public static ActFacts About { get; } = new("pass", ErrandsModule.Do, At.Holder, 4);

    internal sealed record Input(Receiver To, DateOnly? Until, IReadOnlyList<AgencyId>? Copies, IReadOnlyList<StoredFile>? Papers);

    public override ValueTask PrepareAsync(ActSheet sheet, Errand one, Actor actor, CancellationToken ct)
    {
        sheet.Offer(nameof(Input.To), receivers.For(Errand.Do, actor, [new AgencyId(one.Agency)], sheet.Search), searched: true);
        sheet.Offer(nameof(Input.Copies), receivers.Units(Errand.Do, actor, [new AgencyId(one.Agency)], null));
        return ValueTask.CompletedTask;
    }

    protected override Result Do(Errand one, Input said, Acting on) =>
        one.Pass(on.By, on.Now, new Holder(said.To.Agency.Value, said.To.Officer), said.Until, said.Copies?.Count ?? 0);
}

/// <summary>The pages of all its acts.</summary>
[Route($"{ErrandsModule.Root}/{{Code}}/{{Verb}}"), Layout(typeof(StaffLayout)), Authorize(Policy = ErrandsModule.Read)]
[BodyLimit(BodyKind.FormWithFiles)]
public sealed class ErrandActPage : ComponentBase
{
    [Parameter] public string Code { get; set; } = "";
    [Parameter] public string Verb { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<CaseActPage<Errand>>(0);
        var list = new Crumb("Việc lẻ", ErrandsModule.Root);
        foreach (var (name, value) in new (string, object)[] { ("Code", Code), ("Verb", Verb), ("List", list) })
            builder.AddComponentParameter(1, name, value);
        builder.CloseComponent();
    }
}
