using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>A case behind a row: several of them can be chosen for one act.</summary>
/// <param name="Kind">Name of its kind.</param>
/// <param name="Id">Its number; no two kinds have the same.</param>
public sealed record BulkRow(string Kind, long Id);

/// <summary>A row somebody chose, as the list showed it; on the wire <c>kind:id:revision</c>.</summary>
/// <param name="Revision">Null where nobody looked: all of a list was chosen.</param>
public sealed record BulkChoice(string Kind, long Id, long? Revision)
{
    /// <summary>Null when it is none.</summary>
    public static BulkChoice? Read(string? text)
    {
        var parts = text?.Split(':') ?? [];
        return parts.Length is 3 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new(parts[0], id, revision)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{Id}:{Revision}");
}

/// <summary>An act that can be done with several rows at once.</summary>
/// <param name="Name">On the wire, <c>kind.verb</c>.</param>
/// <param name="Text">On its button.</param>
/// <param name="Key">Single key while rows are chosen.</param>
public sealed record ListAct(string Name, string Text, string Icon, string? Key);

/// <summary>What can be chosen of a page of rows.</summary>
/// <param name="Acts">Those that fit at least one row.</param>
/// <param name="Picks">By the number of the case: what the form sends, and the acts that fit; a row without acts cannot be chosen.</param>
public sealed record BulkOffer(
    IReadOnlyList<ListAct> Acts, IReadOnlyDictionary<long, (BulkChoice Choice, IReadOnlyList<string> Acts)> Picks);

/// <param name="Chosen">At most <see cref="IBulkActs.Most"/>.</param>
/// <param name="Of">How many the list holds, when all of it was chosen.</param>
/// <param name="Back">Address of the list.</param>
/// <param name="Act">Name of the act; null asks which.</param>
public sealed record BulkAsked(IReadOnlyList<BulkChoice> Chosen, int Of, string Back, string? Act);

/// <summary>Who does an act with several rows of a list: the module that knows what rows are.</summary>
public interface IBulkActs
{
    /// <summary>Rows of one act: what a list holds beyond that is said, and done the next time.</summary>
    const int Most = 500;

    /// <summary>Which acts fit these rows for this reader.</summary>
    Task<BulkOffer> OfferAsync(IReadOnlyList<BulkRow> rows, Actor actor, CancellationToken ct);

    /// <summary>Keeps what was chosen; nothing is done yet.</summary>
    /// <returns>The page that goes on.</returns>
    Task<Result<string>> BeginAsync(BulkAsked asked, Actor actor, CancellationToken ct);
}
