using OpenProvince.EventLog;

namespace OpenProvince.Agencies.Contracts;

/// <summary>A kind of change on the page of changes.</summary>
/// <param name="Type">Stored name of the event.</param>
/// <param name="TextKey">What it is called.</param>
/// <param name="Door">The door an officer does it by.</param>
public sealed record ChangeKind(string Type, string TextKey, ChangeDoor Door = ChangeDoor.Page);

/// <summary>Where a change came in.</summary>
public enum ChangeDoor
{
    /// <summary>A page of the program.</summary>
    Page,

    /// <summary>The API for programs.</summary>
    Api,

    /// <summary>The command line of the server.</summary>
    CommandLine,

    /// <summary>The data pack a province is laid down from.</summary>
    Pack,
}

/// <summary>
/// Tells events that change who may do what, or by which rules: every module its own, one page lists them all. The
/// <see cref="EventStamp.Agency"/> of such an event is the unit concerned, 0 when it holds in the whole province.
/// </summary>
public interface IChangeTeller
{
    /// <summary>What it tells, in the order of the choice.</summary>
    IReadOnlyList<ChangeKind> Kinds { get; }

    /// <summary>The officer whose rights changed; null for what is nobody's own.</summary>
    long? Whom(IEvent e);

    /// <summary>What became what, in the language of the request.</summary>
    string Tell(IEvent e);
}
