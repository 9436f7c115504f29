using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>A way somebody looks at a list, kept under a name: tab, conditions, order and columns.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Query">What the list is asked, as it stands in an address (<see cref="ListAsked.Kept"/>).</param>
/// <param name="Shared">Everybody of the unit has it.</param>
/// <param name="Usual">The reader's list opens with it.</param>
/// <param name="Changes">The reader may rename, replace and delete it.</param>
public sealed record SavedView(long Id, string Name, string Query, bool Shared, bool Usual, bool Changes);

/// <summary>A view to be kept.</summary>
/// <param name="List">Name of the list (<see cref="ListApi.Name"/>).</param>
/// <param name="Over">The view it takes the place of; null is a new one.</param>
/// <param name="Shared">For everybody of the unit.</param>
/// <param name="Usual">The list opens with it.</param>
public sealed record SavedViewAsked(string List, string Name, string Query, long? Over, bool Shared, bool Usual);

/// <summary>Who keeps views of lists: the module that knows whose they are.</summary>
public interface ISavedViews
{
    /// <summary>Signs of a name.</summary>
    const int LongestName = 60;

    /// <summary>Address of the page on which views are renamed and deleted.</summary>
    string Page { get; }

    /// <summary>Those the reader has of a list, the unit's first, by name.</summary>
    Task<IReadOnlyList<SavedView>> OfAsync(string list, Actor actor, CancellationToken ct);

    /// <summary>May the reader keep one for the whole unit?</summary>
    bool MayShare(Actor actor);

    /// <returns>Its number.</returns>
    Task<Result<long>> SaveAsync(SavedViewAsked asked, Actor actor, CancellationToken ct);
}
