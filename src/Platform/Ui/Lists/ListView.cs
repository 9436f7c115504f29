using Microsoft.AspNetCore.Http;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// A list of this request as its page, its paper and its files read it; what it holds is declared in <see cref="ListOf{TRow,TFilter}"/>.
/// </summary>
public abstract partial class ListView(ListServices services, ListPlace place)
{
    /// <summary>Rows on paper; more belong into a file.</summary>
    public const int MostPrinted = 200;

    /// <summary>Where it stands.</summary>
    public ListPlace At { get; } = place;

    /// <summary>Beginning of the keys of its columns and filters: lists of the same thing share them.</summary>
    public string Shared { get; protected init; } = place.Words;

    /// <summary>Text key of what is counted, "hồ sơ".</summary>
    public string What { get; protected init; } = $"{place.Words}.what";

    /// <summary>Where an empty list leads on to; null: nowhere.</summary>
    public string? Home { get; protected init; }

    public int PageSize { get; protected init; } = 25;

    /// <summary>Set where the list is searched (<see cref="ListPlace.Searched"/>).</summary>
    protected ISearchSeal? Seal { get; init; }

    public Texts T => services.Texts;

    public Actor Actor { get; private set; } = Actor.Anonymous;

    public Instant Now { get; private set; }

    public DateOnly Today => Now.LocalDay();

    public ListAsked Asked { get; protected set; } = new() { Path = place.Path, Tab = "", UsualTab = "" };

    /// <summary>Why nothing is shown; null when it is.</summary>
    public Error? Refusal { get; protected set; }

    public IReadOnlyList<TabItem> Tabs { get; protected set; } = [];

    public IReadOnlyList<ListHead> Heads { get; protected set; } = [];

    public IReadOnlyList<ListLine> Lines { get; protected set; } = [];

    public int Total { get; protected set; }

    /// <summary>The page before ends before this row; null on the first.</summary>
    public string? Previous { get; protected set; }

    /// <summary>The page after begins behind this row; null on the last.</summary>
    public string? Next { get; protected set; }

    /// <summary>Less was looked through than was asked for.</summary>
    public bool Narrowed { get; protected set; }

    /// <summary>The row a pane shows: the one asked for, else what stands in its place, else the first.</summary>
    public ListLine? Selected { get; protected set; }

    /// <summary>What stands beside the title: the day, what is special about it.</summary>
    public string? Aside { get; protected set; }

    /// <summary>The mark of <see cref="ListPlace.NewsPath"/> as the list was read.</summary>
    public string? Mark { get; protected set; }

    /// <summary>A list behind a figure, or another that is none of the tabs.</summary>
    public virtual bool LeadsAway => false;

    public string Title => Asked.Text is { } text && Asked.Tab != "" ? T["ui.list.found", ("query", text)] : Say("title");

    /// <summary>A sentence under the title with the count; null where the list has none.</summary>
    public string? Lead => T.Find($"{At.Words}.lead") is null ? null : T[$"{At.Words}.lead", ("count", Total)];

    /// <summary>What was looked through when that is less than was asked for.</summary>
    public string NarrowedText => T[$"{Shared}.narrowed"];

    /// <summary>The filters with their choices; read when they are drawn.</summary>
    public abstract IReadOnlyList<ListFilterView> Filters { get; }

    /// <summary>The orders there are, each in both directions; read when they are drawn.</summary>
    public abstract IReadOnlyList<ListSortView> Sorts { get; }

    /// <summary>The columns somebody can leave out of the page; read when they are drawn.</summary>
    public abstract IReadOnlyList<ListColumnView> Columns { get; }

    /// <summary>What an empty tab would hold.</summary>
    public virtual string EmptyText => Say("empty", ".text");

    /// <summary>The next useful act on an empty list: address, icon, words; null leads home.</summary>
    public virtual (string Href, string Icon, string Text)? EmptyAct => null;

    /// <summary>What can be done with several rows of this page; empty where nothing can.</summary>
    public IReadOnlyList<ListAct> Acts { get; protected set; } = [];

    /// <summary>Rows of this page that can be chosen.</summary>
    public int Choosable => Lines.Count(line => line.Pick is not null);

    /// <summary>Who makes it on paper.</summary>
    public virtual ListMaker? Maker => null;

    /// <summary>Every text key the list needs.</summary>
    public abstract IEnumerable<string> Keys { get; }

    /// <summary>A text of the list, of its tab where it has tabs: <c>{words}.{part}.{tab}{end}</c>.</summary>
    public string Say(string part, string end = "") =>
        T[Asked.Tab == "" ? $"{At.Words}.{part}{end}" : $"{At.Words}.{part}.{Asked.Tab}{end}"];

    public string Head(string column) => T[$"{Shared}.col.{column}"];

    public string FilterName(string name) => T[$"{Shared}.filter.{name}"];

    /// <summary>The filters that are set, in words, for paper: "Lĩnh vực: Hộ tịch".</summary>
    public IEnumerable<string> Conditions
    {
        get
        {
            foreach (var one in Filters.Where(one => one.Value is not null)) yield return Condition(one.Name, one.Chosen);
            // What an address seals is not written out on paper that is passed on.
            if (Asked.Text is { } text && text == Asked.Written) yield return Condition("text", text);
        }
    }

    /// <summary>One condition in words.</summary>
    public string Condition(string filter, string? value) => T["ui.list.condition", ("name", FilterName(filter)), ("value", value)];

    /// <summary>Reads the list for a page or for paper.</summary>
    public async Task LoadAsync(HttpContext http, ListUse use = ListUse.Page)
    {
        await BeginAsync(http);
        if (use is ListUse.Page) await OpenViewAsync(http);
        await ReadAsync(use, use is ListUse.Print ? MostPrinted : PageSize, http.RequestAborted);
        if (use is not ListUse.Page && Refusal is null)
            Refusal = await RecordAsync(use, Lines.Count, http.Request.QueryString.Value, http.RequestAborted);
    }

    /// <summary>Everything, for a file: chunk by chunk the cells of its columns.</summary>
    /// <param name="http">The request.</param>
    /// <param name="most">More rows than that are refused.</param>
    internal async Task<Result<RowStream<IReadOnlyList<Cell>>>> OpenFileAsync(HttpContext http, int most = int.MaxValue)
    {
        await BeginAsync(http);
        var all = await StreamAsync(http.RequestAborted);
        if (all.IsError) return all;
        if (all.Value.Total > most) return ListErrors.TooLong(all.Value.Total, most);
        return await RecordAsync(ListUse.File, all.Value.Total, http.Request.QueryString.Value, http.RequestAborted) is { } unrecorded
            ? unrecorded
            : all;
    }

    /// <summary>The address a posted form of conditions leads to.</summary>
    internal string HrefOf(IFormCollection form) => (Read(name => form[name].ToString()) with { OpensWithView = true }).Href();

    /// <summary>What a form chose of this list, or the whole list: the page where it goes on.</summary>
    internal async Task<Result<string>> ChooseAsync(HttpContext http)
    {
        var ct = http.RequestAborted;
        await BeginAsync(http);
        var form = await http.Request.ReadFormAsync(ct);
        List<BulkChoice> chosen = [.. form["chon"].Select(BulkChoice.Read).OfType<BulkChoice>().Distinct().Take(IBulkActs.Most)];
        var of = chosen.Count;
        if (form["tat-ca"] == "1")
        {
            var whole = await WholeAsync(IBulkActs.Most, ct);
            if (whole.IsError) return whole.Error;
            (chosen, of) = ([.. whole.Value.Rows.Select(row => new BulkChoice(row.Kind, row.Id, null))], whole.Value.Of);
        }
        if (chosen.Count == 0) return ListErrors.NothingChosen;
        return await Bulk!.BeginAsync(new(chosen, of, Asked.Href(), form["act"]), Actor, ct);
    }

    /// <summary>The first rows of the whole list, and how many there are.</summary>
    protected abstract Task<Result<(IReadOnlyList<BulkRow> Rows, int Of)>> WholeAsync(int most, CancellationToken ct);

    protected IBulkActs? Bulk => services.Bulk;

    private Task BeginAsync(HttpContext http) => BeginAsync(http, name => http.Request.Query[name].ToString());

    private async Task BeginAsync(HttpContext http, Func<string, string> value)
    {
        (Actor, Now) = (await services.Actors.CurrentAsync(http.RequestAborted), services.Clock.Now);
        Asked = Read(value);
    }

    /// <summary>May the reader do this too?</summary>
    protected bool May(string other) => services.Permissions.Decide(Actor, other);

    protected abstract ListAsked Read(Func<string, string> value);

    protected abstract Task ReadAsync(ListUse use, int size, CancellationToken ct);

    protected abstract Task<Result<RowStream<IReadOnlyList<Cell>>>> StreamAsync(CancellationToken ct);

    /// <summary>Writes down that the list leaves the program; what cannot be recorded is not shown.</summary>
    protected abstract Task<Error?> RecordAsync(ListUse use, int rows, string? query, CancellationToken ct);
}
