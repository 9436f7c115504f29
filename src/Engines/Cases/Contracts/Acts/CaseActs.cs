using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>The acts of a kind, as tests and menus go through those of all kinds.</summary>
public interface ICaseActs
{
    /// <summary>Beginning of the kind's text keys: its module's name.</summary>
    string Words { get; }

    /// <summary>Beginning of the text keys of lines of the timeline; the line's number follows.</summary>
    string Lines { get; }

    /// <summary>Whether its pages take steps back (<see cref="UndoPages.MapUndo{T}"/>).</summary>
    bool Undoes { get; }

    /// <summary>Page of an act on a case.</summary>
    string Page(string code, ActFacts act);

    /// <summary>Facts and fields of each; null fields where the act has a page of its own.</summary>
    IEnumerable<(ActFacts Facts, IReadOnlyList<ActField>? Fields)> Said { get; }
}

/// <summary>Every act of a kind, in the order in which pages and programs are offered them, and where its pages are.</summary>
/// <param name="words">Beginning of the kind's text keys; an act's stand under <c>words.act.verb</c>.</param>
/// <param name="root">Address of the kind's pages: <c>/desk/tasks</c>; a case's is its code below.</param>
public sealed class CaseActs<T>(string words, string root) : ICaseActs where T : Case
{
    private readonly List<CaseAct<T>> all = [];

    public string Words => words;

    /// <inheritdoc/>
    public string Lines { get; init; } = $"{words}.line";

    /// <inheritdoc/>
    public bool Undoes { get; init; }

    /// <summary>
    /// Text key of what has to be done first, when the state of the case refuses an act; null leaves it to the refusal's own words.
    /// </summary>
    public Func<T, ActFacts, Error, string?> First { get; init; } = (_, _, _) => null;

    /// <summary>Whether an act on a case is any of this reader's business, where the permission alone does not say so.</summary>
    public Func<T, ActFacts, Actor, bool> Concerns { get; init; } = (_, _, _) => true;

    public IReadOnlyList<CaseAct<T>> All => all;

    public IEnumerable<(ActFacts Facts, IReadOnlyList<ActField>? Fields)> Said =>
        all.Select(act => (act.Facts, act.OwnPage ? null : act.Fields));

    /// <summary>An act whose form follows from its input.</summary>
    /// <param name="above">Component above the fields, or null.</param>
    public CaseActs<T> Add<TAct, TInput>(Type? above = null) where TAct : Act<T, TInput>, IActFacts where TInput : notnull =>
        Add(new CaseAct<T, TAct, TInput>(TAct.About) { Above = above });

    /// <summary>An act with a page of its own.</summary>
    public CaseActs<T> AddOwn<TAct, TInput>() where TAct : Act<T, TInput>, IActFacts where TInput : notnull =>
        Add(new CaseAct<T, TAct, TInput>(TAct.About) { OwnPage = true });

    /// <summary>The act at that address, or null.</summary>
    public CaseAct<T>? At(string slug) => all.Find(act => string.Equals(act.Facts.Slug, slug, StringComparison.OrdinalIgnoreCase));

    /// <summary>Address of the kind's pages.</summary>
    public string Root => root;

    /// <summary>Page of a case.</summary>
    public string Page(string code) => $"{Root}/{Uri.EscapeDataString(code)}";

    /// <inheritdoc/>
    public string Page(string code, ActFacts act) => $"{Page(code)}/{act.Slug}";

    /// <summary>Takes back the step that made this revision.</summary>
    public string Undo(string code, long revision) => $"{Page(code)}/undo?revision={revision}";

    /// <summary>Text key of an act: its button, or with more its lead, toast or field.</summary>
    public string Key(ActFacts act, string? about = null) =>
        about is null ? $"{words}.act.{act.Verb}" : $"{words}.act.{act.Verb}.{about}";

    private CaseActs<T> Add(CaseAct<T> act)
    {
        all.Add(act);
        return this;
    }
}
