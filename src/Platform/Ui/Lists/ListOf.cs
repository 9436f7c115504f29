using System.Globalization;
using System.Runtime.CompilerServices;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// One list, declared once: what its rows show, how it narrows, which tabs it has. Page, phone cards, paper, csv and xlsx come from
/// the declaration. A module derives from it, declares in the constructor and says where rows come from.
/// </summary>
/// <typeparam name="TRow">What a row is made of.</typeparam>
/// <typeparam name="TFilter">What the rows are asked with: a filter of the module's own, or a where clause.</typeparam>
public abstract class ListOf<TRow, TFilter>(ListServices services, ListPlace place) : ListView(services, place)
{
    private const int LongestValue = 200, LongestSealed = 800;

    private readonly List<ListColumn<TRow>> columns = [];
    private readonly List<ListTab<TFilter>> tabs = [];
    private readonly List<ListFilter<TFilter>> filters = [];
    private readonly List<ListSort<TFilter>> sorts = [];

    /// <summary>The filter of the whole list.</summary>
    protected abstract TFilter Everything { get; }

    /// <summary>One page of rows.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="at">Where it begins; null is the first.</param>
    /// <param name="size">Most rows.</param>
    /// <param name="total">How many there are, when they have been counted.</param>
    /// <param name="ct">Cancels.</param>
    protected abstract Task<Result<RowSlice<TRow>>> SliceAsync(TFilter filter, RowSpot? at, int size, int? total, CancellationToken ct);

    /// <summary>All rows.</summary>
    protected abstract Task<Result<RowStream<TRow>>> AllAsync(TFilter filter, CancellationToken ct);

    /// <summary>Code, page and pane of a row; cells are added.</summary>
    protected abstract ListLine LineOf(TRow row);

    /// <summary>A row as a program reads it, of the type <see cref="ListApi.Row"/>.</summary>
    protected abstract object AnswerOf(TRow row);

    /// <summary>The case behind a row, where the list lets several be chosen (<see cref="ListPlace.Bulk"/>).</summary>
    protected virtual BulkRow? CaseOf(TRow row) => null;

    /// <summary>How many each tab holds, by its name; those that are missing show no count.</summary>
    protected virtual Task<IReadOnlyDictionary<string, int>> CountAsync(TFilter filter, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, int>>(new Dictionary<string, int>());

    /// <summary>Reads what rows need besides themselves, once for a page or a chunk.</summary>
    protected virtual Task AboutAsync(IReadOnlyList<TRow> rows, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What was typed into the search, as a filter of all tabs.</summary>
    protected virtual TFilter Found(TFilter filter, string text) => filter;

    /// <summary>Which tabs this reader is offered.</summary>
    protected virtual bool Offers(string tab) => true;

    protected void Column(string name, Shown where, Func<TRow, Cell> of) => columns.Add(new(name, where, of));

    protected void Column(ListColumn<TRow> column) => columns.Add(column);

    protected void Tab(ListTab<TFilter> tab) => tabs.Add(tab);

    protected void Filter(ListFilter<TFilter> filter) => filters.Add(filter);

    protected void Sort(ListSort<TFilter> sort) => sorts.Add(sort);

    public override IReadOnlyList<ListSortView> Sorts =>
        [.. sorts.SelectMany(one => new[] { Offered(one, descending: false), Offered(one, descending: true) })];

    private ListSortView Offered(ListSort<TFilter> sort, bool descending) => new(
        T[descending ? "ui.list.sort.down" : "ui.list.sort.up", ("name", T[$"{Shared}.sort.{sort.Name}"])],
        Sorted(sort, descending).Href(), (Asked.Sort ?? Usual) == new RowSort(sort.Name, descending));

    private ListAsked Sorted(ListSort<TFilter> sort, bool descending) => Asked with
    {
        Sort = sort.Usual && !descending ? null : new(sort.Name, descending), At = null, Page = 1, Selected = null
    };

    private RowSort? Usual => sorts.Find(one => one.Usual) is { } usual ? new(usual.Name, Descending: false) : null;

    private ListHead HeadOf(ListColumn<TRow> column)
    {
        var head = new ListHead(Head(column.Name), column.Class, column.Quiet);
        if (sorts.Find(one => one.Name == column.Name) is not { } sort) return head;
        var now = Asked.Sort ?? Usual;
        bool? ascending = now?.Name == sort.Name ? !now.Descending : null;
        return head with { Ascending = ascending, SortHref = Sorted(sort, ascending == true).Href() };
    }

    public override bool LeadsAway => tabs.Find(tab => tab.Name == Asked.Tab) is { Offered: false };

    public override IReadOnlyList<ListFilterView> Filters =>
        [.. filters.Select(one => new ListFilterView(one.Name, Asked[one.Name], [.. one.Choices()], one.Chip, one.Ends))];

    private string[] SearchKeys => Seal is null ? [] : [$"{Shared}.filter.text", $"{Shared}.narrowed"];

    public override IEnumerable<string> Keys =>
    [
        .. columns.Select(one => $"{Shared}.col.{one.Name}"), .. filters.Select(one => $"{Shared}.filter.{one.Name}"), What,
        $"{At.Words}.list",
        .. SearchKeys, .. sorts.Select(one => $"{Shared}.sort.{one.Name}"),
        .. tabs.Where(one => one.Offered).Select(one => $"{At.Words}.tab.{one.Name}"),
        .. tabs.Select(one => $".{one.Name}").DefaultIfEmpty("")
            .SelectMany(tab => new[] { $"{At.Words}.title{tab}", $"{At.Words}.empty{tab}", $"{At.Words}.empty{tab}.text" }),
    ];

    protected override ListAsked Read(Func<string, string> value)
    {
        List<string> unknown = [];
        var usual = tabs.Count > 0 ? tabs[0].Name : "";
        var tab = Known("tab", Clean("tab"), one => tabs.Exists(tab => tab.Name == one) || one == usual ? one : null) ?? usual;
        var written = Seal is null ? null : Clean("q", LongestSealed);
        var text = Known("q", written, one => Seal!.Read(one) is { Length: <= LongestValue } said ? said : null);
        var sort = RowSort.Read(
            Known("sort", Clean("sort"), one => sorts.Exists(sort => sort.Name == RowSort.Read(one)?.Name) ? one : null));
        List<(string, string)> set = [];
        foreach (var filter in filters)
            if (Known(filter.Name, Clean(filter.Name), filter.Read) is { } known) set.Add((filter.Name, known));
        var (after, before) = (Clean("after", LongestSealed), Clean("before", LongestSealed));
        return new()
        {
            Path = At.Path, UsualTab = usual, Tab = tab, Text = text, Written = text is null ? null : Seal!.InAddress(text), Filters = set,
            Sort = sort != Usual ? sort : null, Columns = ColumnsIn(Clean("col", LongestSealed)), Unknown = unknown,
            At = after is not null ? new(after, Before: false) : before is not null ? new(before, Before: true) : null,
            Page = after is null && before is null ? 1 : PageNumber.Of(value("page")), Selected = Clean("chon"),
            View = long.TryParse(value("view"), NumberStyles.None, CultureInfo.InvariantCulture, out var view) && view > 0 ? view : null,
            Place = int.TryParse(value("dong"), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0,
        };

        string? Clean(string name, int most = LongestValue) =>
            VietnameseText.Clean(value(name)) is { Length: > 0 } clean && clean.Length <= most ? clean : null;

        string? Known(string name, string? said, Func<string, string?> read)
        {
            var known = said is null ? null : read(said);
            if (said is not null && known is null) unknown.Add(name);
            return known;
        }
    }

    /// <summary>Null when all are shown; the first, which names the row, always is.</summary>
    private List<string>? ColumnsIn(string? said)
    {
        if (said is null) return null;
        var (asked, all) = (said.Split(','), Optional().ToList());
        List<string> shown = [.. all.Where(one => asked.Contains(one, StringComparer.Ordinal))];
        return shown.Count == all.Count || shown.Count == 0 ? null : shown;
    }

    /// <summary>Columns of the page that can be left out.</summary>
    private IEnumerable<string> Optional() =>
        columns.Where(one => one.Where.HasFlag(Shown.Page)).Skip(1).Where(one => !one.Quiet).Select(one => one.Name);

    public override IReadOnlyList<ListColumnView> Columns =>
        [.. Optional().Select(name => new ListColumnView(name, Head(name), Asked.Columns?.Contains(name) != false))];

    protected override IEnumerable<string> Names =>
        [.. filters.Select(one => one.Name), "tab", "sort", .. Seal is null ? [] : new[] { "q" }];

    internal override IEnumerable<ListParameter> Parameters =>
    [
        .. tabs.Count == 0 ? [] : new[] { new ListParameter("tab", T["ui.list.tabs"], [.. tabs.Select(one => one.Name)]) },
        .. Seal is null ? [] : new[] { new ListParameter("q", FilterName("text"), null) },
        .. filters.Select(one => new ListParameter(one.Name, FilterName(one.Name), one.Values)),
        .. sorts.Count == 0 ? [] : new[]
        {
            new ListParameter("sort", T["ui.list.api.sort"], [.. sorts.SelectMany(one => new[] { one.Name, $"-{one.Name}" })]),
        },
    ];

    protected override async Task ReadAsync(ListUse use, int size, CancellationToken ct)
    {
        var counts = use is not ListUse.Print && tabs.Count > 0 ? await CountAsync(Common(counting: true), ct) : null;
        var whole = Asked.Text is null && !filters.Exists(one => one.OfFigures && Asked[one.Name] is not null);
        int? total = whole && counts?.TryGetValue(Asked.Tab, out var known) == true ? known : null;
        var page = await SliceAsync(FilterAsked(), use is ListUse.Print ? null : Asked.At, size, total, ct);
        if (page.IsError)
        {
            Refusal = page.Error;
            return;
        }
        if (page.Value.Astray) Asked = Asked with { Unknown = [.. Asked.Unknown, Asked.At!.Before ? "before" : "after"] };
        await AboutAsync(page.Value.Rows, ct);
        (Total, Narrowed, Previous, Next) = (page.Value.Total, page.Value.Narrowed, page.Value.Previous, page.Value.Next);
        if (Previous is null) Asked = Asked with { At = null, Page = 1 };
        else if (Asked.Page < 2) Asked = Asked with { Page = 2 };
        var offer = use is ListUse.Page && At.Bulk && Bulk is not null
            ? await Bulk.OfferAsync([.. page.Value.Rows.Select(CaseOf).OfType<BulkRow>()], Actor, ct)
            : null;
        if (use is ListUse.Program) Answer(page.Value.Rows, counts);
        else Show(use is ListUse.Page ? Shown.Page : Shown.Print, page.Value.Rows, offer);
        if (counts is not null) Tabs = [.. tabs.Where(one => one.Offered && Offers(one.Name)).Select(one => ItemOf(one, counts))];
    }

    private void Answer(IReadOnlyList<TRow> rows, IReadOnlyDictionary<string, int>? counts)
    {
        (Lines, Answers) = ([.. rows.Select(LineOf)], [.. rows.Select(AnswerOf)]);
        Counts = [.. tabs.Where(one => one.Offered && Offers(one.Name))
            .Select(one => new ListTabAnswer(one.Name, counts?.TryGetValue(one.Name, out var count) == true ? count : null))];
    }

    private void Show(Shown where, IReadOnlyList<TRow> rows, BulkOffer? offer)
    {
        // What is no choice of the page always stands there: paper has columns of its own.
        var left = Asked.Columns is { } chosen ? Optional().Except(chosen, StringComparer.Ordinal).ToList() : [];
        var shown = columns.Where(column => column.Where.HasFlag(where) && !left.Contains(column.Name)).ToList();
        Heads = [.. shown.Select(HeadOf)];
        Lines = [.. rows.Select(row => LineOf(row) with { Cells = [.. shown.Select(column => column.Of(row))], Pick = PickOf(row) })];
        Acts = offer?.Acts ?? [];
        Selected = Lines.FirstOrDefault(line => line.Code == Asked.Selected)
            ?? (Lines.Count > 0 ? Lines[Math.Min(Asked.Place, Lines.Count - 1)] : null);

        (BulkChoice, IReadOnlyList<string>)? PickOf(TRow row) =>
            CaseOf(row) is { } one && offer?.Picks.TryGetValue(one.Id, out var pick) == true && pick.Acts.Count > 0 ? pick : null;
    }

    protected override async Task<Result<(IReadOnlyList<BulkRow> Rows, int Of)>> WholeAsync(int most, CancellationToken ct)
    {
        var all = await AllAsync(FilterAsked(), ct);
        if (all.IsError) return all.Error;
        List<BulkRow> rows = [];
        await foreach (var chunk in all.Value.Chunks.WithCancellation(ct))
        {
            rows.AddRange(chunk.Select(CaseOf).OfType<BulkRow>().Take(most - rows.Count));
            if (rows.Count == most) break;
        }
        return (rows, Math.Max(all.Value.Total, rows.Count));
    }

    private TabItem ItemOf(ListTab<TFilter> tab, IReadOnlyDictionary<string, int> counts)
    {
        var asked = Asked.On(tab.Name);
        foreach (var own in filters.Where(one => one.OfFigures)) asked = asked.With(own.Name, null);
        return new(T[$"{At.Words}.tab.{tab.Name}"], asked.Href(), Asked.Text is null && !LeadsAway && Asked.Tab == tab.Name,
            counts.TryGetValue(tab.Name, out var count) ? count : null, tab.Kind, tab.Key);
    }

    protected override async Task<Result<RowStream<IReadOnlyList<Cell>>>> StreamAsync(CancellationToken ct)
    {
        var written = columns.Where(column => column.Where.HasFlag(Shown.File)).ToList();
        Heads = [.. written.Select(column => new ListHead(Head(column.Name), null, false))];
        var all = await AllAsync(FilterAsked(), ct);
        if (all.IsError) return all.Error;
        return new RowStream<IReadOnlyList<Cell>>(CellsAsync(all.Value.Chunks, written, ct), all.Value.Total, all.Value.Narrowed);
    }

    private async IAsyncEnumerable<IReadOnlyList<IReadOnlyList<Cell>>> CellsAsync(
        IAsyncEnumerable<IReadOnlyList<TRow>> chunks, List<ListColumn<TRow>> written, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var rows in chunks.WithCancellation(ct))
        {
            await AboutAsync(rows, ct);
            yield return [.. rows.Select(row => (IReadOnlyList<Cell>)[.. written.Select(column => column.Of(row))])];
        }
    }

    /// <summary>A search looks through everything the reader may see, whatever tab was open.</summary>
    protected TFilter FilterAsked()
    {
        var common = Common(counting: false);
        if (Asked.Sort is { } sort) common = sorts.First(one => one.Name == sort.Name).Narrow(common, sort);
        if (Asked.Text is { } text) return Found(common, text);
        return tabs.Find(tab => tab.Name == Asked.Tab) is { } known ? known.Narrow(common) : common;
    }

    /// <summary>The conditions that narrow every tab alike.</summary>
    private TFilter Common(bool counting) => filters.Where(one => !(counting && one.OfFigures) && Asked[one.Name] is not null)
        .Aggregate(Everything, (filter, one) => one.Narrow(filter, Asked[one.Name]!));
}
