using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Unit.Ui;

/// <summary>What a module gets for declaring a list: a planted list of boats.</summary>
public sealed class ListKitTests
{
    private sealed record Boat(string Code, string Owner, int Seats, DateOnly Checked, string Lake);

    private sealed class BoatList : ListOf<Boat, IEnumerable<Boat>>
    {
        public BoatList(ListServices services) : base(services, new("boats", "/thuyen", "boats.read")
        {
            Api = new("boats", typeof(Boat)), Searched = true
        })
        {
            (Seal, PageSize) = (new Open(), 2);
            Column("code", Shown.Everywhere, boat => new CodeCell(boat.Code, $"/thuyen/{boat.Code}"));
            Column("owner", Shown.Everywhere, boat => new TextCell(boat.Owner));
            Column("seats", Shown.File, boat => new NumberCell(boat.Seats));
            Column("checked", Shown.Paper, boat => new DayCell(boat.Checked));
            Tab(new("all", boats => boats));
            Tab(new("large", boats => boats.Where(boat => boat.Seats > 10)) { Kind = CountKind.Near });
            Tab(new("late", boats => boats.Where(boat => boat.Checked < Today)) { Offered = false });
            Filter(new("lake", (boats, lake) => boats.Where(boat => boat.Lake == lake),
                () => [new("ba-be", "Ba Bể"), new("nam-cat", "Nặm Cắt")])
            {
                Read = lake => lake is "ba-be" or "nam-cat" ? lake : null, Chip = true
            });
        }

        protected override IEnumerable<Boat> Everything =>
        [
            new("T-1", "Nông Văn An", 12, new(2026, 11, 1), "ba-be"), new("T-2", "Bế Thị Hoa", 6, new(2026, 12, 1), "ba-be"),
            new("T-3", "Ma Văn Tài", 20, new(2026, 12, 2), "nam-cat"),
        ];

        protected override IEnumerable<Boat> Found(IEnumerable<Boat> boats, string text) =>
            boats.Where(boat => boat.Owner.Contains(text, StringComparison.Ordinal));

        protected override ListLine LineOf(Boat row) => new(row.Code, $"/thuyen/{row.Code}", null, []);

        protected override object AnswerOf(Boat row) => row;

        protected override async Task<Result<RowSlice<Boat>>> SliceAsync(
            IEnumerable<Boat> boats, RowSpot? at, int size, int? total, CancellationToken ct) => await new RowSlices<Boat>(
                boat => [boat.Code], [""], (key, before, most) => Task.FromResult<IReadOnlyList<Boat>>(
                    [.. (before ? boats.Reverse() : boats).Where(boat => key is null || Behind(boat, (string)key[0]!, before)).Take(most)]))
                .ReadAsync(at, size, boats.Count());

        private static bool Behind(Boat boat, string code, bool before) =>
            before ? string.CompareOrdinal(boat.Code, code) < 0 : string.CompareOrdinal(boat.Code, code) > 0;

        protected override Task<Result<RowStream<Boat>>> AllAsync(IEnumerable<Boat> boats, CancellationToken ct) =>
            Task.FromResult<Result<RowStream<Boat>>>(new RowStream<Boat>(Chunk(boats), boats.Count()));

        protected override Task<Error?> RecordAsync(ListUse use, int rows, string? query, CancellationToken ct) =>
            Task.FromResult<Error?>(null);

        protected override Task<IReadOnlyDictionary<string, int>> CountAsync(IEnumerable<Boat> boats, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<string, int>>(
                new Dictionary<string, int> { ["all"] = boats.Count(), ["large"] = boats.Count(boat => boat.Seats > 10) });

        private static async IAsyncEnumerable<IReadOnlyList<Boat>> Chunk(IEnumerable<Boat> boats)
        {
            await Task.Yield();
            yield return [.. boats];
        }
    }

    [Fact]
    public async Task Tabs_are_counted_and_keep_the_filters()
    {
        // The number of a page alone, as addresses had it before, is the first page.
        var list = await LoadAsync("?lake=ba-be&page=7");
        Assert.Equal(["/thuyen?lake=ba-be", "/thuyen?tab=large&lake=ba-be"], list.Tabs.Select(tab => tab.Href));
        Assert.Equal([2L, 1L], list.Tabs.Select(tab => tab.Count!.Value));
        Assert.Equal((true, false), (list.Tabs[0].Current, list.Tabs[1].Current));
        Assert.Equal((1, 2, 2), (list.Asked.Page, list.Lines.Count, list.Total));
        Assert.Equal(["boats.filter.lake: Ba Bể"], list.Conditions);
    }

    [Fact]
    public async Task Pages_begin_at_rows_and_lead_back()
    {
        var first = await LoadAsync("");
        Assert.Equal((null, "T-2"), (first.Previous, first.Next));
        var second = await LoadAsync(first.Asked.Turned(new(first.Next!, Before: false), 1).Query.Insert(0, "?"));
        Assert.Equal(("T-3", "T-3", null, 2), (second.Lines.Single().Code, second.Previous, second.Next, second.Asked.Page));
        var back = await LoadAsync(second.Asked.Turned(new(second.Previous!, Before: true), -1).Query.Insert(0, "?"));
        Assert.Equal(["T-1", "T-2"], back.Lines.Select(line => line.Code));
        Assert.Equal("/thuyen", back.Asked.Href());
        // Behind the last row stands the last page; what is no place of this order is said.
        Assert.Equal(["T-2", "T-3"], (await LoadAsync("?after=T-9&page=4")).Lines.Select(line => line.Code));
        var astray = await LoadAsync("?after=1~2");
        Assert.Equal((true, "T-1"), (astray.Asked.Malformed, astray.Lines[0].Code));
    }

    [Fact]
    public async Task Columns_are_left_out_of_the_page_but_never_the_first()
    {
        var list = await LoadAsync("?col=checked");
        Assert.Equal(["boats.col.code", "boats.col.checked"], list.Heads.Select(head => head.Text));
        Assert.Equal("/thuyen?tab=large&col=checked", list.Asked.On("large").Href());
        Assert.Equal(3, (await LoadAsync("?col=gi-do")).Heads.Count);
        Assert.Equal(["tab=large&lake=ba-be&col=checked"],
            [(await LoadAsync("?tab=large&q=Hoa&lake=ba-be&col=checked&after=T-1")).Asked.Kept]);
    }

    [Fact]
    public async Task A_list_behind_a_figure_is_no_tab_and_says_its_own_name()
    {
        var list = await LoadAsync("?tab=late");
        Assert.True(list.LeadsAway);
        Assert.DoesNotContain(list.Tabs, tab => tab.Current);
        Assert.Equal(("boats.title.late", "T-1"), (list.Title, list.Lines.Single().Code));
    }

    [Theory]
    [InlineData("?tab=gi-do", true)]
    [InlineData("?lake=ho-guom", true)]
    [InlineData("?lake=nam-cat&tab=large", false)]
    public async Task A_condition_that_does_not_exist_is_said(string address, bool malformed) =>
        Assert.Equal(malformed, (await LoadAsync(address)).Asked.Malformed);

    [Fact]
    public async Task The_chosen_row_or_what_stands_in_its_place_is_selected()
    {
        Assert.Equal("T-2", (await LoadAsync("?chon=T-2")).Selected!.Code);
        Assert.Equal("T-2", (await LoadAsync("?chon=T-9&dong=1")).Selected!.Code);
        Assert.Equal("T-1", (await LoadAsync("")).Selected!.Code);
    }

    [Fact]
    public async Task Page_paper_and_file_have_their_own_columns_in_one_order()
    {
        Assert.Equal(["boats.col.code", "boats.col.owner", "boats.col.checked"], (await LoadAsync("")).Heads.Select(head => head.Text));
        var list = New(out var http, "?tab=large");
        var file = (await list.OpenFileAsync(http)).Value!;
        List<object?> cells = [];
        await foreach (var rows in file.Chunks) cells.AddRange(rows.SelectMany(row => row.Select(cell => cell.Typed)));
        Assert.Equal(["T-1", "Nông Văn An", 12m, "T-3", "Ma Văn Tài", 20m], cells);
        Assert.Equal("ui.list-too-long", (await list.OpenFileAsync(http, most: 1)).Error!.Code);
    }

    [Fact]
    public async Task A_search_goes_through_all_tabs()
    {
        var list = await LoadAsync("?tab=large&q=Hoa");
        Assert.Equal("T-2", list.Lines.Single().Code);
        Assert.All(list.Tabs, tab => Assert.DoesNotContain("q=", tab.Href, StringComparison.Ordinal));
    }

    private static async Task<BoatList> LoadAsync(string query)
    {
        var list = New(out var http, query);
        await list.LoadAsync(http);
        return list;
    }

    private static BoatList New(out HttpContext http, string query)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Preferences.Vietnamese;
        http = new DefaultHttpContext();
        http.Request.QueryString = new QueryString(query);
        var clock = new Clock(TimeProvider.System);
        clock.SetTo(Instant.From(new DateTimeOffset(2026, 11, 23, 14, 32, 0, TimeSpan.FromHours(7))));
        return new(new(new Texts([new("ui", typeof(UiModule).Assembly)]), new Nobody(), new(new GivenRoles([]), new Flat()), clock));
    }

    private sealed class Nobody : IActorSource
    {
        public ValueTask<Actor> CurrentAsync(CancellationToken ct) => ValueTask.FromResult(Actor.Anonymous);
    }

    private sealed class Flat : IAgencyTree
    {
        public bool IsWithin(long agency, long ancestor) => agency == ancestor;

        public bool IsRoot(long agency) => true;
    }

    private sealed class Open : ISearchSeal
    {
        public string InAddress(string text) => text;
        public string? Read(string? fromAddress) => fromAddress;
    }
}
