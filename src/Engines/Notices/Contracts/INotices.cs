using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Notices.Contracts;

/// <summary>
/// Tells people what matters to them: in the program always, by mail where it is connected, the person gave an address and did not
/// choose otherwise. Called by reactors, which act on an event once or twice.
/// </summary>
public interface INotices
{
    /// <summary>
    /// Adds the notice to the caller's transaction, for everybody named; the same key and person again is the same notice. Reads what
    /// the people chose.
    /// </summary>
    Task FileAsync(UnitOfWork work, NewNotice notice, CancellationToken ct = default);

    /// <summary>Takes back, in the caller's transaction, what was told under this key and is held back still.</summary>
    Task TakeBackAsync(UnitOfWork work, string key, CancellationToken ct = default);
}

/// <summary>Something to tell.</summary>
/// <param name="Kind">Name of a <see cref="NoticeKind"/>.</param>
/// <param name="To">Who is told; the same person twice is once.</param>
/// <param name="Subject">What it is about: mails about one subject come in their order.</param>
/// <param name="Facts">By the names of the kind's fields: codes, numbers and moments; never names or words of people.</param>
/// <param name="Link">Where the person acts or reads on; local.</param>
/// <param name="Key">What makes it this one, at most 150 characters: the event's id.</param>
public sealed record NewNotice(
    string Kind, IReadOnlyCollection<PersonId> To, string Subject, IReadOnlyDictionary<string, NoticeFact> Facts, string Link, string Key)
{
    /// <summary>Held back as long as the step it tells of can be undone.</summary>
    public bool Held { get; init; }
}

/// <summary>A fact in the words of a notice: a text as it is, or a moment in the reader's language.</summary>
public readonly record struct NoticeFact
{
    private NoticeFact(string? text, Instant? moment) => (Text, Moment) = (text, moment);

    public string? Text { get; }

    public Instant? Moment { get; }

    public static implicit operator NoticeFact(string text) => new(text, null);

    public static implicit operator NoticeFact(Instant moment) => new(null, moment);

    public static implicit operator NoticeFact(long number) =>
        new(number.ToString(System.Globalization.CultureInfo.InvariantCulture), null);
}
