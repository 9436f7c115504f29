using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Contracts;

/// <summary>
/// How pages that mix kinds show one: a service has one for its kind. Its texts <c>{name}.kind</c> and <c>{name}.kinds</c> say what one is
/// and what many are called.
/// </summary>
public interface ICaseFace
{
    ICaseKind Kind { get; }

    /// <summary>Beside the code in mixed lists.</summary>
    string Icon { get; }

    /// <summary>The component beside a list, with the case's code as its parameter <c>Code</c>; it records that it was looked at.</summary>
    Type Pane { get; }

    /// <summary>The case's page.</summary>
    string Href(string code);

    /// <summary>The pane alone, for the keys of the list.</summary>
    string PaneHref(string code);

    /// <summary>The page of the case whose code this text is, as people type it; null when it is none of this kind.</summary>
    string? Meant(string text);

    /// <summary>Where the search of the header goes on when the text is no code of any kind; null where there is no such search.</summary>
    string? SearchPath => null;

    /// <summary>Its state in words.</summary>
    string StateOf(int state);

    /// <summary>What lists say of these cases, in any order; a fixed number of statements, however many they are.</summary>
    Task<IReadOnlyList<InboxRow>> RowsAsync(IReadOnlyCollection<long> ids, Instant now, CancellationToken ct);
}

/// <summary>A case among those of other kinds.</summary>
public sealed record InboxRow
{
    public required ICaseKind Kind { get; init; }
    public required long Id { get; init; }
    public required string Code { get; init; }
    /// <summary>Whom or what it is about.</summary>
    public required string Who { get; init; }
    /// <summary>What about.</summary>
    public required string What { get; init; }
    /// <summary>What has to be done next.</summary>
    public required string Todo { get; init; }
    public required string State { get; init; }
    /// <summary>The time left.</summary>
    public DueText? Left { get; init; }
    public Instant? Due { get; init; }
    /// <summary>Who has it, in words.</summary>
    public string? Holder { get; init; }
    /// <summary>For whom the reader would do it: somebody who is away.</summary>
    public string? InsteadOf { get; init; }
    /// <summary>Something came since: its words, and the same in full.</summary>
    public (string Text, string Full)? News { get; init; }

    /// <summary>Where it stands in the order: <see cref="Case.Bucket"/> and <see cref="Case.SortAt"/>.</summary>
    internal int Bucket { get; init; }
    internal Instant SortAt { get; init; }
}
