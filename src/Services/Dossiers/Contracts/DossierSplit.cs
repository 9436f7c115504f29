using OpenProvince.Measures.Contracts;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>Figures of dossiers are split by channel: a column each, in the order of <see cref="Channel"/>.</summary>
public static class DossierSplit
{
    /// <summary>The columns.</summary>
    public static readonly MeasureSplit Channels = new("desk", "online", "portal", "post");

    /// <summary>Filed without paper: on the province's own pages or the national portal.</summary>
    public static readonly IReadOnlyList<string> Electronic = ["online", "portal"];

    /// <summary>The channel's place among the columns; one that is no channel has none, and stops the figures at its event.</summary>
    public static int Place(Channel channel) => (int)channel - 1;
}

/// <summary>The channels of a figure by their names.</summary>
public static class DossierCounts
{
    private static readonly int[] ElectronicPlaces = [.. DossierSplit.Electronic.Select(DossierSplit.Channels.IndexOf)];

    extension(Counts counts)
    {
        /// <summary>At the desk.</summary>
        public long Desk => counts[DossierSplit.Place(Channel.Desk)];

        /// <summary>On the province's own pages.</summary>
        public long Online => counts[DossierSplit.Place(Channel.Online)];

        /// <summary>On the national portal.</summary>
        public long Portal => counts[DossierSplit.Place(Channel.Portal)];

        /// <summary>By post.</summary>
        public long Post => counts[DossierSplit.Place(Channel.Post)];

        /// <summary>Filed without paper.</summary>
        public long Electronic => counts.In(ElectronicPlaces);
    }
}
