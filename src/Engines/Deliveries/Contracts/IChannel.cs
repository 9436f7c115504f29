using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Contracts;

/// <summary>One way out: a mail server, a gateway, another system. Registered only where it is connected.</summary>
public interface IChannel
{
    /// <summary>Stored with every delivery; never changes.</summary>
    string Name { get; }

    /// <summary>Most deliveries on their way at once.</summary>
    int AtOnce { get; }

    /// <summary>How long one try may take; longer counts as no answer.</summary>
    TimeSpan Patience { get; }

    /// <summary>
    /// Tries once and says what came of it. May be asked again for one that went through, with the same key, when our mark was lost.
    /// What it throws counts as <see cref="Outcome.Later"/>.
    /// </summary>
    Task<Outcome> SendAsync(Outgoing outgoing, CancellationToken ct);
}

/// <summary>A delivery on its way out.</summary>
/// <param name="Key">The same for every try, so that the other side can tell a repeat.</param>
/// <param name="FiledAt">When it was decided.</param>
/// <param name="Content">What to send.</param>
public sealed record Outgoing(string Key, Instant FiledAt, Content Content);

/// <param name="To">The address, in the channel's own form.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">The whole in plain text.</param>
/// <param name="Html">The same with marks, where the channel shows them; null: plain text only.</param>
/// <param name="Language">Of both: vi, en.</param>
public sealed record Content(string To, string Title, string Text, string? Html = null, string Language = "vi");

/// <summary>What came of a try. Reasons are codes with the other side's number; its own words may name people and are not kept.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>The other side said that it took it.</summary>
    /// <param name="Proof">What it answered, without people: a queue number.</param>
    public sealed record Sent(string Proof) : Outcome;

    /// <summary>Not now; this delivery is tried again.</summary>
    public sealed record Later(string Reason) : Outcome;

    /// <summary>Never: no such address, not allowed. It is dead.</summary>
    public sealed record Never(string Reason) : Outcome;

    /// <summary>Nothing goes through this channel now. It says nothing about this delivery, which loses no time by it.</summary>
    public sealed record Down(string Reason) : Outcome;
}

/// <summary>Composes deliveries when they are sent, from rows that can be forgotten.</summary>
public interface IDeliverySource
{
    /// <summary>Stored with every delivery; never changes.</summary>
    string Name { get; }

    /// <summary>What to send; null when there is nothing to say any more, or nobody to say it to.</summary>
    Task<Content?> ComposeAsync(string channel, long reference, CancellationToken ct);
}
