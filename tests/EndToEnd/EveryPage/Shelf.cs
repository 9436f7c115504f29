using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.EveryPage;

/// <summary>A province with a dossier in every state a page can show; made once for all rows of the table.</summary>
public sealed class Shelf : IAsyncLifetime
{
    private readonly Dictionary<string, string> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Cookie[]> sessions = new(StringComparer.Ordinal);
    private Office? office;

    public Province Province { get; private set; } = null!;

    /// <summary>Code of the dossier that stands there.</summary>
    public string this[string stand] => codes[stand];

    public async ValueTask InitializeAsync()
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
        await PutAsync("supplement", new Move(one => one.Desk, "request-supplement", With("reason", "Thiếu bản chụp quyết định ly hôn")));
        await PutAsync("payment", Accept, HandOver, new(one => one.Specialist, "request-payment", With("reason", "Nộp lệ phí")));
        await PutAsync("refused", new Move(one => one.Desk, "refuse", With("reason", "Không thuộc thẩm quyền")));
        await PutAsync("stopped", Accept, HandOver, new(one => one.Specialist, "stop", With("reason", "Không đủ điều kiện giải quyết")));
    }

    /// <summary>Signs the page's browser in; through the form once an account, by the same session afterwards.</summary>
    public async Task SignInAsync(IPage page, string account)
    {
        if (!sessions.TryGetValue(account, out var cookies))
        {
            await page.SignInAsync(account, "/lich-lam-viec");
            sessions[account] = [.. (await page.Context.CookiesAsync()).Select(one => new Cookie
            {
                Name = one.Name, Value = one.Value, Domain = one.Domain, Path = one.Path, HttpOnly = one.HttpOnly, Secure = one.Secure, SameSite = one.SameSite,
            })];
            return;
        }
        await page.Context.AddCookiesAsync(cookies);
    }

    public async ValueTask DisposeAsync()
    {
        office?.Dispose();
        await Province.DisposeAsync();
    }

    private static readonly JsonObject Answers = new()
    {
        ["agency"] = "phuong-duc-xuan", ["actingFor"] = "self", ["submitterName"] = "Hoàng Mẫu An", ["submitterIdentity"] = "006196000456", ["submitterPhone"] = "0912345678",
        ["request"] = "Xác nhận chưa kết hôn để đăng ký kết hôn.", ["returnBy"] = "online",
    };

    private static readonly Move Accept = new(one => one.Desk, "accept");
    private static readonly Move Propose = new(one => one.Specialist, "propose", With("opinion", "Đủ điều kiện"));
    private static readonly Move Approve = new(one => one.Leader, "approve");
    private static readonly Move Finish = new(one => one.Specialist, "finish", With("number", "12/XN-UBND"));
    private static readonly Move HandOver = new(one => one.Desk, "hand-over");

    private async Task PutAsync(string stand, params Move[] moves)
    {
        var filing = office!.Filing();
        filing["answers"] = Answers.DeepClone();
        var filed = (await office.FileAsync(filing)).Ok();
        foreach (var move in moves)
        {
            var body = move.Verb == HandOver.Verb ? With("to", office.Agency) : (JsonObject?)move.Body?.DeepClone();
            (await Office.ActAsync(move.Who(office), filed.Text("id"), move.Verb, body)).Ok();
        }
        codes[stand] = filed.Text("code");
    }

    private static JsonObject With(string name, string value) => new() { [name] = value };

    private sealed record Move(Func<Office, HttpClient> Who, string Verb, JsonObject? Body = null);
}
