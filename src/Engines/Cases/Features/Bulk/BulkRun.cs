using OpenProvince.Kernel;

namespace OpenProvince.Cases.Features;

/// <summary>How far an act on several cases is.</summary>
internal enum BulkPhase
{
    /// <summary>Cases are chosen; nothing is done yet.</summary>
    Chosen = 0,
    Running = 1,
    Done = 2,
    /// <summary>What was done is being taken back.</summary>
    Undoing = 3,
    Undone = 4,
}

/// <summary>What became of one of them.</summary>
internal enum BulkState
{
    Waiting = 0,
    Done = 1,
    Refused = 2,
    Undone = 3,
}

/// <param name="Place">In the order of the list.</param>
/// <param name="Seen">The revision that was looked at.</param>
/// <param name="Revision">What the act made; null while nothing was done.</param>
/// <param name="Why">Why nothing was done, or why it was not taken back.</param>
internal sealed record BulkLine(
    int Place, string Kind, long Case, string Code, long Seen, BulkState State = BulkState.Waiting, long? Revision = null,
    string? Why = null);

/// <summary>Several cases chosen for one act.</summary>
/// <param name="Post">The post they were chosen from: the act is its act.</param>
/// <param name="Back">Address of the list they were chosen from.</param>
/// <param name="Held">How many that list held, when all of it was chosen.</param>
/// <param name="Act">Name of the act, <c>kind.verb</c>; null until it is chosen.</param>
/// <param name="Said">Fields of its form, while it runs.</param>
internal sealed record BulkRun(
    long Id, string Actor, Post? Post, Instant At, string Back, int Held, BulkPhase Phase, string? Act, string? Said, Instant? EndedAt,
    IReadOnlyList<BulkLine> Lines)
{
    public IEnumerable<BulkLine> In(BulkState state) => Lines.Where(line => line.State == state);

    /// <summary>What this phase has not come to yet.</summary>
    public IEnumerable<BulkLine> Left => Phase switch
    {
        BulkPhase.Running => In(BulkState.Waiting),
        BulkPhase.Undoing => In(BulkState.Done).Where(line => line.Why is null),
        _ => [],
    };

    /// <summary>Its page.</summary>
    public string Href => $"{BulkActs.Path}/{Id}";
}
