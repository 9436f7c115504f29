using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>What stands in one cell of a list: drawn on pages, written with its type into files.</summary>
public abstract record Cell
{
    /// <summary>Nothing.</summary>
    public static Cell None { get; } = new TextCell("");

    /// <summary>What it says in words, on paper and in files that know text only.</summary>
    public abstract string Words { get; }

    /// <summary>What a workbook gets: text, <see cref="DateOnly"/>, <see cref="Instant"/>, <see cref="decimal"/>, or null.</summary>
    public virtual object? Typed => Words;
}

/// <summary>Plain words.</summary>
public sealed record TextCell(string Text) : Cell
{
    /// <summary>A smaller line below it, on pages and paper.</summary>
    public string? Note { get; init; }

    /// <summary>Something came since: its words, and the same in full; on pages only.</summary>
    public (string Text, string Full)? News { get; init; }

    public override string Words => Text;
}

/// <summary>The code that leads to the row's own page; always text, whatever its digits look like.</summary>
public sealed record CodeCell(string Code, string Href) : Cell
{
    /// <summary>A smaller line below it, with a picture: what kind of thing it is; on pages only.</summary>
    public string? Note { get; init; }

    public string? Icon { get; init; }

    public override string Words => Code;
}

/// <summary>A name above smaller lines.</summary>
/// <param name="First">The name.</param>
/// <param name="Second">Below it.</param>
/// <param name="Lang">Language of the second line, when it is not the reader's.</param>
public sealed record LinesCell(string First, string Second, string? Lang = null) : Cell
{
    /// <summary>Who has it; drawn with an icon, on pages only.</summary>
    public string? Holder { get; init; }

    public override string Words => $"{First}\n{Second}";
}

/// <summary>The state of a case by its national number.</summary>
/// <param name="State">1 to 10.</param>
/// <param name="Name">Its full words.</param>
public sealed record StateCell(int State, string Name) : Cell
{
    /// <summary>A second tag beside it: something came since. Its words, and the same in full.</summary>
    public (string Text, string Full)? News { get; init; }

    public override string Words => Name;
}

/// <summary>A state that is none of the ten national ones, as a tag.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Icon">Beside them: no state is told by colour alone.</param>
/// <param name="Tone">One of the ten colours of tags; 0 is none.</param>
public sealed record TagCell(string Text, string Icon, int Tone) : Cell
{
    public override string Words => Text;
}

/// <summary>Time left, or how it was judged.</summary>
/// <param name="Due">Null when there is nothing to wait for any more.</param>
/// <param name="Otherwise">What a page says then.</param>
public sealed record DueCell(DueText? Due, string Otherwise = "") : Cell
{
    /// <summary>The moment itself, written out on paper.</summary>
    public Instant? At { get; init; }

    public override string Words => Due?.Text ?? "";
}

/// <summary>A day of the calendar.</summary>
public sealed record DayCell(DateOnly? Day) : Cell
{
    public override string Words => Day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";

    public override object? Typed => Day;
}

/// <summary>A moment, in local time.</summary>
/// <param name="At">When; null says nothing.</param>
/// <param name="Said">How a page says it, "14:32 hôm nay"; files and paper write day and time.</param>
public sealed record MomentCell(Instant? At, string? Said = null) : Cell
{
    public override string Words => At?.ToLocal().ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) ?? "";

    public override object? Typed => At;
}

/// <summary>A number; its unit stands in the head of the column.</summary>
public sealed record NumberCell(decimal? Number) : Cell
{
    public override string Words => Number?.ToString("#,0.##", CultureInfo.CurrentCulture) ?? "";

    public override object? Typed => Number;
}

/// <summary>A picture that says its words when asked.</summary>
public sealed record IconCell(string Icon, string Text) : Cell
{
    public override string Words => Text;
}

/// <summary>What can be done with the row; on pages only.</summary>
/// <param name="Href">Where.</param>
/// <param name="Text">On the button.</param>
/// <param name="Label">The same with the row's name, for who hears the page.</param>
public sealed record ActCell(string Href, string Text, string Label) : Cell
{
    public override string Words => "";
}
