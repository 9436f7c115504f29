using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

[assembly: AssemblyFixture(typeof(OpenProvince.EndToEnd.EveryPage.Shelf))]

namespace OpenProvince.EndToEnd.EveryPage;

/// <summary>
/// A province with a dossier in every state a page can show; made once for all rows of the table, when the first one asks.
/// </summary>
public sealed class Shelf : IAsyncDisposable
{
    private readonly Dictionary<string, string> codes = new(StringComparer.Ordinal), ids = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<IPage>>> pages = new(StringComparer.Ordinal);
    private readonly Lazy<Task> filled;
    private Office? office;

    public Shelf() => filled = new(FillAsync);

    public Province Province { get; private set; } = null!;

    /// <summary>Code of the dossier that stands there.</summary>
    public string this[string stand] => codes[stand];

    public Task ReadyAsync() => filled.Value;

    /// <summary>
    /// Where a row is read. Rows that only look share one window of their account, with one sign-in and what the browser keeps;
    /// a row that walks gets a window of its own.
    /// </summary>
    public async Task<IPage> PageAsync(Chromium chromium, PageRow row)
    {
        await ReadyAsync();
        if (row.Walk is not null) return await OpenAsync(chromium, row.Account ?? "", keep: false);
        var page = pages.GetOrAdd(row.Account ?? "", account => new(() => OpenAsync(chromium, account, keep: true)));
        try
        {
            return await page.Value;
        }
        catch
        {
            // One sign-in that failed is one row's failure, not every later one's.
            pages.TryRemove(new(row.Account ?? "", page));
            throw;
        }
    }

    private async Task<IPage> OpenAsync(Chromium chromium, string account, bool keep)
    {
        var page = await chromium.OpenAsync(Province, 390, 844, keep: keep);
        if (account.Length > 0) await page.SignInAsync(account, "/lich-lam-viec");
        return page;
    }

    private async Task FillAsync()
    {
        Province = await Province.StartAsync(DatabaseEngine.Sqlite);
        office = await Office.OpenAsync(Province);
        await PutAsync("registered");
        await PutAsync("accepted", Accept);
        await PutAsync("handling", Accept, HandOver);
        await PutAsync("proposed", Accept, HandOver, Propose);
        await PutAsync("approved", Accept, HandOver, Propose, Approve);
        await PutAsync("finished", Accept, HandOver, Propose, Approve, Finish);
        await PutAsync("returned", Accept, HandOver, Propose, Approve, Finish, new(one => one.Desk, "return"));
        await PutAsync("supplement", new Move(one => one.Desk, "request-supplement", Office.Asking("Thiếu bản chụp quyết định ly hôn")));
        await PutAsync("payment", Accept, HandOver, new(one => one.Specialist, "request-payment", With("reason", "Nộp lệ phí")));
        await PutAsync("refused", new Move(one => one.Desk, "refuse", With("reason", "Không thuộc thẩm quyền")));
        await PutAsync("unsupplied", Accept, HandOver, AskInWork);
        await PutAsync("closed", Accept, HandOver, AskInWork);
        // The days for the papers are over, without a clock that would end every sign-in.
        foreach (var stand in new[] { "unsupplied", "closed" })
            await Province.ExecuteAsync(
                $"update dossiers_dossier set supplement_limit = filed_at - 60000000 where code = '{codes[stand]}'");
        await ActAsync(ids["closed"], new(one => one.Desk, "close", With("reason", "Chưa nhận được quyết định ly hôn")));
        await GiveAsync();
        await PutAsync("stopped", Accept, HandOver, new(one => one.Specialist, "stop", With("reason", "Không đủ điều kiện giải quyết")));
    }

    public async ValueTask DisposeAsync()
    {
        if (!filled.IsValueCreated) return;
        office?.Dispose();
        await Province.DisposeAsync();
    }

    private static readonly JsonObject Answers = new()
    {
        ["agency"] = "phuong-duc-xuan", ["actingFor"] = "self", ["submitterName"] = "Hoàng Mẫu An", ["submitterIdentity"] = "006196000456",
        ["submitterPhone"] = "0912345678",
        ["request"] = "Xác nhận chưa kết hôn để đăng ký kết hôn.", ["returnBy"] = "desk",
    };

    private const string Tasks = "/api/tasks";

    private static readonly Move Accept = new(one => one.Desk, "accept");
    private static readonly Move Propose = new(one => one.Specialist, "propose", With("opinion", "Đủ điều kiện"));
    private static readonly Move Approve = new(one => one.Leader, "approve");
    private static readonly Move Finish = new(one => one.Specialist, "finish", With("number", "12/XN-UBND"));
    private static readonly Move HandOver = new(one => one.Desk, "hand-over");
    private static readonly Move AskInWork = new(
        one => one.Specialist, "request-supplement", Office.Asking("Thiếu bản chụp quyết định ly hôn"));

    /// <summary>
    /// Tasks of the ward's leader for the ward itself: one that runs with a request for time that waits, one just given, one handed in.
    /// </summary>
    private async Task GiveAsync()
    {
        var running = await GiveAsync("Làm sạch dữ liệu hộ tịch đăng ký trước năm 2007", "take");
        await DoAsync(running, "report", new() { ["percent"] = 58, ["words"] = "Đã xong 3.190 dòng" });
        await DoAsync(running, "ask-for-time", new() { ["due"] = "2026-12-08", ["words"] = "640 dòng thiếu nơi sinh" });
        await GiveAsync("Niêm yết thủ tục ở bốn thôn");
        await GiveAsync("Kiểm kê máy tính của bộ phận một cửa", "take", "hand-in");
        // Due inside seven days, to be urged.
        await GiveAsync("Dán mã QR ở nhà văn hóa", "2026-11-27", []);
    }

    private Task<string> GiveAsync(string content, params string[] verbs) => GiveAsync(content, "2026-12-04", verbs);

    private async Task<string> GiveAsync(string content, string due, string[] verbs)
    {
        var id = (await Office.PostAsync(office!.Leader, Tasks, new()
        {
            ["content"] = content, ["field"] = "digital-transformation", ["lead"] = office.Agency, ["due"] = due,
            ["source"] = new JsonObject { ["number"] = "218/TB-UBND", ["paragraph"] = "b) Giao phường làm sạch dữ liệu hộ tịch." },
        })).Ok().Text("id");
        foreach (var verb in verbs) await DoAsync(id, verb, []);
        return id;
    }

    private async Task DoAsync(string id, string verb, JsonObject said) =>
        (await Office.PostAsync(office!.Specialist, $"{Tasks}/{id}/{verb}", said)).Ok();

    private async Task PutAsync(string stand, params Move[] moves)
    {
        var filing = office!.Filing();
        filing["answers"] = Answers.DeepClone();
        var filed = (await office.FileAsync(filing)).Ok();
        foreach (var move in moves) await ActAsync(filed.Text("id"), move);
        (codes[stand], ids[stand]) = (filed.Text("code"), filed.Text("id"));
    }

    private async Task ActAsync(string id, Move move)
    {
        var body = move.Verb == HandOver.Verb ? With("to", office!.Agency) : (JsonObject?)move.Body?.DeepClone();
        (await Office.ActAsync(move.Who(office!), id, move.Verb, body)).Ok();
    }

    private static JsonObject With(string name, string value) => new() { [name] = value };

    private sealed record Move(Func<Office, HttpClient> Who, string Verb, JsonObject? Body = null);
}
