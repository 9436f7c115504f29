using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>The case this request is about: loaded once by the page, read by its parts.</summary>
public interface IOpenCase<T> where T : Case
{
    /// <summary>Null until it is loaded, and when it was refused.</summary>
    T? Case { get; }

    Error? Refusal { get; }

    Actor Actor { get; }

    /// <summary>The timeline, newest first.</summary>
    IReadOnlyList<StepLine> Steps { get; }

    /// <summary>Every act as this officer is offered it.</summary>
    IReadOnlyList<Offer> Offers { get; }

    /// <summary>That nothing can be done any more, how it ended and when; null while it is open.</summary>
    string? Ended { get; }

    /// <param name="code">As it stands in the address.</param>
    /// <param name="actor">Who opens it.</param>
    /// <param name="ct">Ends the reading.</param>
    Task LoadAsync(string code, Actor actor, CancellationToken ct);
}

/// <summary>
/// Opens a case of a kind that has nothing special to load: who may is said by <see cref="CaseKind{T}.Read"/>, and that it was read is
/// written down first.
/// </summary>
internal sealed class OpenCase<T>(CaseStore<T> store, CaseReads reads, Readings readings, ICaseReading<T> reading, Offers<T> offers)
    : IOpenCase<T> where T : Case
{
    public T? Case { get; private set; }

    public Error? Refusal { get; private set; }

    public Actor Actor { get; private set; } = Actor.Anonymous;

    public IReadOnlyList<StepLine> Steps { get; private set; } = [];

    public IReadOnlyList<Offer> Offers { get; private set; } = [];

    public string? Ended => null;

    public async Task LoadAsync(string code, Actor actor, CancellationToken ct)
    {
        Actor = actor;
        var found = await store.FindByCodeAsync(code, ct);
        Refusal = found is null ? store.Kind.NotFound : reading.Refusal(found, actor)
            ?? await readings.RecordAsync(store.Kind, found.Key, actor, ReadingWay.Page, ct);
        if (Refusal is not null)
        {
            Case = null;
            return;
        }
        Steps = await reads.StepsAsync(found!.Key, ct);
        Offers = offers.For(found, actor);
        Case = found;
    }
}
