using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Contracts;

/// <summary>One of several cases, as an act on all of them sees it.</summary>
/// <param name="Step">Verb by which the case goes on; null when it waits for none of these acts.</param>
/// <param name="Offers">The acts that can be done with several (<see cref="ActFacts.Many"/>).</param>
/// <param name="Undoable">Verbs whose step can be taken back.</param>
/// <param name="Why">Why an offer is none, in one sentence.</param>
public sealed record ManyCase(
    long Id, string Code, long Revision, string? Step, IReadOnlyList<Offer> Offers, IReadOnlyList<string> Undoable, Func<Offer, string> Why)
{
    public Offer? Of(string verb) => Offers.FirstOrDefault(offer => offer.Act.Verb == verb);
}

/// <summary>Acts of one kind on several of its cases, for whoever goes through all kinds; one for each request.</summary>
public interface ICaseMany
{
    ICaseKind Kind { get; }

    /// <summary>The acts that can be done with several, in the kind's order.</summary>
    IReadOnlyList<ActFacts> Acts { get; }

    /// <summary>Text key of an act.</summary>
    string Key(ActFacts act);

    /// <summary>These cases, those the actor may not read left out; one statement.</summary>
    Task<IReadOnlyList<ManyCase>> LookAsync(IReadOnlyCollection<long> ids, Actor actor, CancellationToken ct);

    /// <summary>
    /// The form of an act for all of these: everything any of them offers to choose from, and what all of them propose alike.
    /// </summary>
    /// <param name="form">What was sent; null when the form is fresh.</param>
    Task<ActSheet> PrepareAsync(
        ActFacts act, IReadOnlyCollection<long> ids, Actor actor, IFormCollection? form, string? search, CancellationToken ct);

    /// <summary>What the act is given.</summary>
    Type InputOf(ActFacts act);

    /// <summary>What was typed; null with what is wrong in <paramref name="errors"/>.</summary>
    object? Read(ActFacts act, ActSheet sheet, FormErrors errors);

    Task<Result<Moved>> RunAsync(ActFacts act, Target target, object said, Actor actor, CancellationToken ct);

    /// <summary>A refusal in words: what is needed first, where the case says so.</summary>
    Task<string> WhyAsync(ActFacts act, long id, Error refusal, CancellationToken ct);

    Task<Result<Moved>> UndoAsync(Target target, Actor actor, CancellationToken ct);
}

internal sealed class CaseMany<T>(
    IServiceProvider scope, Database database, CaseStore<T> store, CaseActs<T> acts, Offers<T> offers, Texts texts) : ICaseMany
    where T : Case
{
    public ICaseKind Kind => store.Kind;

    public IReadOnlyList<ActFacts> Acts { get; } = [.. acts.All.Where(act => act is { Facts.Many: true, OwnPage: false })
        .Select(act => act.Facts)];

    public string Key(ActFacts act) => acts.Key(act);

    public async Task<IReadOnlyList<ManyCase>> LookAsync(IReadOnlyCollection<long> ids, Actor actor, CancellationToken ct)
    {
        var reading = scope.GetRequiredService<ICaseReading<T>>();
        return [.. (await FindAsync(ids, ct)).Where(one => reading.Refusal(one, actor) is null).Select(one => new ManyCase(
            one.Key, one.Code!, one.Head.Version, Acts.FirstOrDefault(act => act.Does is not null && act.Does == one.Next?.Duty)?.Verb,
            [.. Acts.Where(act => acts.Concerns(one, act, actor)).Select(act => offers.For(one, actor, act))],
            [.. Acts.Where(act => acts.Undoes && one.LineOf(act.Line).UndoneBy is not null).Select(act => act.Verb)],
            offer => offers.Why(offer, one)))];
    }

    public async Task<ActSheet> PrepareAsync(
        ActFacts act, IReadOnlyCollection<long> ids, Actor actor, IFormCollection? form, string? search, CancellationToken ct)
    {
        var (known, now) = (Of(act), scope.GetRequiredService<Clock>().Now);
        ActSheet? all = null;
        foreach (var one in await FindAsync(ids, ct))
        {
            var sheet = new ActSheet(known.Fields, acts.Key(act), form, search, now);
            await known.PrepareAsync(scope, sheet, one, actor, ct);
            if (all is null) all = sheet;
            else all.Join(sheet);
        }
        return all ?? new ActSheet(known.Fields, acts.Key(act), form, search, now);
    }

    public Type InputOf(ActFacts act) => Of(act).Input;

    public object? Read(ActFacts act, ActSheet sheet, FormErrors errors) => Of(act).Read(sheet, texts, errors);

    public Task<Result<Moved>> RunAsync(ActFacts act, Target target, object said, Actor actor, CancellationToken ct) =>
        Of(act).RunAsync(scope, target, said, actor, ct);

    public async Task<string> WhyAsync(ActFacts act, long id, Error refusal, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } one ? offers.Why(new Offer(act, Fits: false, refusal), one) : texts.Error(refusal);

    public Task<Result<Moved>> UndoAsync(Target target, Actor actor, CancellationToken ct) =>
        scope.GetRequiredService<UndoLast<T>>().RunAsync(target, actor, ct);

    private Task<List<T>> FindAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        database.QueryAsync(store.Read, $"{store.Kind.Map.Select} where {SqlFilter.In("id", ids)}", [], ct);

    private CaseAct<T> Of(ActFacts act) => acts.All.First(one => one.Facts == act);
}
