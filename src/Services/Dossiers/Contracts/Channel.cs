namespace OpenProvince.Dossiers.Contracts;

/// <summary>How a dossier came in. The numbers stand in the event log and in every roll-up.</summary>
public enum Channel
{
    Desk = 1,
    /// <summary>Filed on the province's own pages.</summary>
    Online = 2,
    /// <summary>Filed on the national portal.</summary>
    Portal = 3,
    Post = 4,
}

/// <summary>Whether this platform carries the dossier, or only counts it while a ministry system does.</summary>
public enum Custody
{
    Here = 1,
    /// <summary>Counted, never queued; its state comes only from the other system's messages.</summary>
    Followed = 2,
}
