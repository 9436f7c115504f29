using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>Where a column stands.</summary>
[Flags]
public enum Shown
{
    /// <summary>In the table of the page, which a phone draws as cards.</summary>
    Page = 1,
    /// <summary>On paper.</summary>
    Print = 2,
    /// <summary>In csv and xlsx.</summary>
    File = 4,
    Paper = Page | Print,
    Everywhere = Page | Print | File,
}

/// <summary>How a list is used: what a list that leaves the program tells about people is recorded.</summary>
public enum ListUse
{
    Page,
    Print,
    File,
    /// <summary>The answer to a program.</summary>
    Program,
}

/// <summary>A column.</summary>
/// <param name="Name">Its head is the text <c>{words}.col.{name}</c>.</param>
/// <param name="Where">Where it stands.</param>
/// <param name="Of">What a row says in it.</param>
public sealed record ListColumn<TRow>(string Name, Shown Where, Func<TRow, Cell> Of)
{
    /// <summary>Style class of the column.</summary>
    public string? Class { get; init; }

    /// <summary>The head is there for who hears the page only.</summary>
    public bool Quiet { get; init; }
}

/// <summary>A group of the list.</summary>
/// <param name="Name">In addresses, and in the texts <c>{words}.tab|title|empty.{name}</c>.</param>
/// <param name="Narrow">What it takes.</param>
public sealed record ListTab<TFilter>(string Name, Func<TFilter, TFilter> Narrow)
{
    /// <summary>Colour of its count.</summary>
    public CountKind Kind { get; init; }

    /// <summary>Keys that open it, "g q".</summary>
    public string? Key { get; init; }

    /// <summary>Offered as a tab; others are lists behind figures, reached by their address.</summary>
    public bool Offered { get; init; } = true;
}

/// <summary>A condition people can set.</summary>
/// <param name="Name">In addresses, and in the text <c>{words}.filter.{name}</c>.</param>
/// <param name="Narrow">Sets it; the value has gone through <see cref="Read"/>.</param>
/// <param name="Choices">What there is to choose.</param>
public sealed record ListFilter<TFilter>(string Name, Func<TFilter, string, TFilter> Narrow, Func<IEnumerable<Choice>> Choices)
{
    /// <summary>The value as the list knows it, from the ways an address may write it; null: there is no such thing.</summary>
    public Func<string, string?> Read { get; init; } = value => value;

    /// <summary>All the values there are, for the document of programs; null where they depend on the reader or the day.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>A chip of its own; others stand in the form behind "more conditions".</summary>
    public bool Chip { get; init; }

    /// <summary>Another filter that ends when this one changes.</summary>
    public string? Ends { get; init; }

    /// <summary>It belongs to a list behind a figure: tabs are counted and opened without it.</summary>
    public bool OfFigures { get; init; }
}

/// <summary>An order people can ask for; with the name of a column its head asks for it.</summary>
/// <param name="Name">In addresses, and in the text <c>{words}.sort.{name}</c>.</param>
/// <param name="Narrow">Sets it.</param>
/// <param name="Usual">The list stands in it unless another is asked for.</param>
public sealed record ListSort<TFilter>(string Name, Func<TFilter, RowSort, TFilter> Narrow, bool Usual = false);

/// <summary>An order as it is offered.</summary>
/// <param name="Text">"Mã, tăng dần".</param>
public sealed record ListSortView(string Text, string Href, bool Active);

/// <summary>Who makes a list on paper.</summary>
/// <param name="Unit">The unit's full name on that day.</param>
/// <param name="Officer">The officer's name.</param>
public sealed record ListMaker(string Unit, string Officer);

/// <summary>A head as it is drawn.</summary>
public sealed record ListHead(string Text, string? Class, bool Quiet)
{
    /// <summary>Set where the list stands in the order of this column: from the first, or from the last.</summary>
    public bool? Ascending { get; init; }

    /// <summary>Address that asks for its order, or turns it round; null where it has none.</summary>
    public string? SortHref { get; init; }
}

/// <summary>A row as it is drawn.</summary>
/// <param name="Code">Names the row in the address and to the keys.</param>
/// <param name="Href">Its own page.</param>
/// <param name="Pane">What the pane beside the list shows of it; null without a pane.</param>
/// <param name="Cells">One for each head.</param>
public sealed record ListLine(string Code, string Href, string? Pane, IReadOnlyList<Cell> Cells)
{
    /// <summary>Head of the rows it stands among; a new one begins where it changes.</summary>
    public string? Group { get; init; }

    /// <summary>What choosing it sends, and the names of the acts that fit it; null where none does.</summary>
    public (BulkChoice Choice, IReadOnlyList<string> Acts)? Pick { get; init; }
}

/// <summary>A filter as it is drawn.</summary>
public sealed record ListFilterView(string Name, string? Value, IReadOnlyList<Choice> Choices, bool Chip, string? Ends)
{
    /// <summary>What it is set to in words.</summary>
    public string? Chosen => Choices.FirstOrDefault(choice => choice.Value == Value)?.Text ?? Value;
}

/// <summary>A column somebody can leave out of the page.</summary>
public sealed record ListColumnView(string Name, string Text, bool Shown);

/// <summary>What every list needs besides its rows.</summary>
/// <param name="Bulk">Null in a program without cases.</param>
/// <param name="Views">The same.</param>
public sealed record ListServices(
    Texts Texts, IActorSource Actors, PermissionDecision Permissions, Clock Clock, IBulkActs? Bulk = null, ISavedViews? Views = null);
