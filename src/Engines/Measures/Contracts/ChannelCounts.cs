namespace OpenProvince.Measures.Contracts;

/// <summary>One figure with its split by channel.</summary>
public readonly record struct ChannelCounts(long Desk, long Online, long Portal, long Post)
{
    /// <summary>Number of channels.</summary>
    public const int Width = 4;

    /// <summary>All channels.</summary>
    public long Total => Desk + Online + Portal + Post;

    /// <summary>Local online and national portal.</summary>
    public long Electronic => Online + Portal;

    /// <summary>The sum over some channels.</summary>
    public long In(Channels channels) =>
        (channels.HasFlag(Channels.Desk) ? Desk : 0) + (channels.HasFlag(Channels.Online) ? Online : 0) +
        (channels.HasFlag(Channels.Portal) ? Portal : 0) + (channels.HasFlag(Channels.Post) ? Post : 0);

    /// <summary>Channel by channel.</summary>
    public static ChannelCounts operator +(ChannelCounts left, ChannelCounts right) =>
        new(left.Desk + right.Desk, left.Online + right.Online, left.Portal + right.Portal, left.Post + right.Post);

    /// <summary>Channel by channel.</summary>
    public static ChannelCounts operator -(ChannelCounts left, ChannelCounts right) =>
        new(left.Desk - right.Desk, left.Online - right.Online, left.Portal - right.Portal, left.Post - right.Post);
}
