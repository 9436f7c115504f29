using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Contracts;

/// <summary>
/// What goes outside, from the transaction that decided it until the other side has taken it. At least once: a crash between the other
/// side's answer and our mark sends again, with the same key, by which the other side can tell (docs/adr/0025).
/// </summary>
public interface IDeliveries
{
    /// <summary>Whether this installation can send there; what is filed elsewhere waits for ever.</summary>
    bool IsConnected(string channel);

    /// <summary>Adds the delivery to the caller's transaction. The same channel and key again is the same delivery.</summary>
    void File(UnitOfWork work, NewDelivery delivery, Instant now);

    /// <summary>Takes back what has not been sent yet, in the caller's transaction; what was sent stays sent.</summary>
    void TakeBack(UnitOfWork work, string channel, string key, Instant now);

    /// <summary>What came of some deliveries of one source; those it never filed are missing.</summary>
    Task<IReadOnlyList<Delivered>> OfAsync(string source, IReadOnlyCollection<long> references, CancellationToken ct = default);

    /// <summary>What an administrator has to look at.</summary>
    Task<IReadOnlyList<ChannelFigures>> FiguresAsync(CancellationToken ct = default);
}

/// <summary>One thing to send. Ids and codes only: words and addresses are fetched from the source when it is sent.</summary>
/// <param name="Channel">The name of an <see cref="IChannel"/>.</param>
/// <param name="Receiver">Who gets it, as a code: <c>person-42</c>, <c>national-portal</c>.</param>
/// <param name="Subject">Deliveries to one receiver about one subject go one after the other, in the order they were filed.</param>
/// <param name="Key">What makes it this one, at most 200 characters; the other side gets it too.</param>
/// <param name="Source">The name of the <see cref="IDeliverySource"/> that composes it.</param>
/// <param name="Reference">What the source finds it by.</param>
/// <param name="NotBefore">Held back until then: what can be undone, quiet hours.</param>
public sealed record NewDelivery(
    string Channel, string Receiver, string Subject, string Key, string Source, long Reference, Instant NotBefore);

/// <summary>Where a delivery stands. The numbers are stored.</summary>
public enum DeliveryState
{
    /// <summary>To be sent, perhaps again.</summary>
    Waiting = 1,

    /// <summary>The other side said that it took it. A mail server's word is its own: nobody may have read the mail.</summary>
    Sent = 2,

    /// <summary>Refused for good, or tried for days. An administrator may send it anew.</summary>
    Dead = 3,

    /// <summary>What it told was undone, forgotten or has nobody to go to any more.</summary>
    TakenBack = 4,
}

/// <param name="Reference">What the source filed it under.</param>
/// <param name="Channel">Where to.</param>
/// <param name="State">Where it stands.</param>
/// <param name="At">When it ended; null while it waits.</param>
public sealed record Delivered(long Reference, string Channel, DeliveryState State, Instant? At);

/// <summary>A channel as an administrator sees it.</summary>
/// <param name="Channel">Its name.</param>
/// <param name="Connected">Whether this installation can send there.</param>
/// <param name="Waiting">Deliveries that wait.</param>
/// <param name="Dead">Dead letters.</param>
/// <param name="SentLately">Sent within the last <see cref="Lately"/>.</param>
/// <param name="OldestWaiting">Since when the oldest of those waits that may go by now.</param>
/// <param name="DownSince">Since when nothing goes through; null when it works, or nobody has tried.</param>
public sealed record ChannelFigures(
    string Channel, bool Connected, long Waiting, long Dead, long SentLately, Instant? OldestWaiting, Instant? DownSince)
{
    public static readonly TimeSpan Lately = TimeSpan.FromDays(7);
}
