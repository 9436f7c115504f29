using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Testing;

/// <summary>The demo commune's people as programs: each speaks to the API with a key of their own.</summary>
internal sealed class Office(Province province) : IDisposable
{
    private readonly Dictionary<string, HttpClient> clients = new(StringComparer.Ordinal);

    public Province Province => province;

    public string Agency { get; private set; } = "";

    public static async Task<Office> OpenAsync(Province province)
    {
        var office = new Office(province);
        var (accounts, agencies) = await province.InScopeAsync(async scope =>
            (await scope.GetRequiredService<IProvinceSeeder>().DemoAccountsAsync(), scope.GetRequiredService<IAgencies>()));
        office.Agency = agencies.Find(accounts.Single(one => one.Role == Roles.DeskOfficer).Agency!.Value)!.Code;
        foreach (var account in accounts) office.clients[account.Role] = await office.ClientAsync(account.UserName);
        return office;
    }

    public HttpClient Citizen => clients[Roles.Citizen];
    public HttpClient Desk => clients[Roles.DeskOfficer];
    public HttpClient Specialist => clients[Roles.Specialist];
    public HttpClient Leader => clients[Roles.Leader];
    public HttpClient Admin => clients[Roles.ProvinceAdministrator];

    public async Task<HttpClient> ClientAsync(string userName)
    {
        var token = await province.InScopeAsync(scope => scope.GetRequiredService<IApiTokens>().CreateAsync(userName, "test"));
        var client = province.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return client;
    }

    public JsonObject Filing(string phone = "0912345678", string name = "Hoàng Mẫu An") => new()
    {
        ["procedure"] = "1.004873",
        ["agency"] = Agency,
        ["owner"] = new JsonObject { ["name"] = name, ["phone"] = phone },
        ["answers"] = new JsonObject { ["request"] = "Xác nhận để đăng ký kết hôn", ["returnBy"] = "desk" },
    };

    public JsonObject AtTheCounter(string phone = "0912345678")
    {
        var filing = Filing(phone);
        filing["accept"] = true;
        return filing;
    }

    public Task<Answer> FileAsync(JsonObject? filing = null, string? key = null) =>
        PostAsync(Citizen, "/api/dossiers", filing ?? Filing(), key);

    public async Task<string> FiledAsync(JsonObject? filing = null) => (await FileAsync(filing)).Ok().Text("id");

    public async Task<string> AcceptedAsync() => (await PostAsync(Desk, "/api/dossiers", AtTheCounter())).Ok().Text("id");

    public static Task<Answer> ActAsync(HttpClient who, string id, string verb, JsonObject? body = null, string? key = null) =>
        PostAsync(who, $"/api/dossiers/{id}/{verb}", body ?? [], key);

    /// <summary>What a request for papers says: why, and which.</summary>
    public static JsonObject Asking(string reason, string paper = "Quyết định ly hôn") =>
        new() { ["reason"] = reason, ["missing"] = new JsonArray(new JsonObject { ["component"] = paper, ["certifiedCopies"] = 1 }) };

    /// <summary>What comes for it.</summary>
    public static JsonObject Supplying(string paper = "Quyết định ly hôn") =>
        new() { ["papers"] = new JsonArray(new JsonObject { ["component"] = paper, ["certifiedCopies"] = 1 }) };

    public static async Task<Answer> PostAsync(HttpClient who, string path, JsonObject body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await who.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public static async Task<Answer> GetAsync(HttpClient who, string path)
    {
        using var response = await who.GetAsync(path);
        return await Answer.ReadAsync(response);
    }

    public void Dispose()
    {
        foreach (var client in clients.Values) client.Dispose();
    }
}

/// <summary>A status and its JSON.</summary>
internal sealed record Answer(int Status, JsonNode? Body)
{
    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public Answer Ok()
    {
        Assert.True(Status is >= 200 and < 300, $"{Status}: {Body}");
        return this;
    }

    /// <summary>A refusal with this code, beside this field, in a sentence people can read.</summary>
    public void Refused(int status, string code, string? field = null)
    {
        Assert.True((status, code) == (Status, Code), $"Expected {status} {code}, got {Status}: {Body}");
        if (field is not null) Assert.Equal(field, (string?)Body!["field"]);
        Assert.DoesNotContain("error.", Text("detail"), StringComparison.Ordinal);
        Assert.Contains(' ', Text("detail"));
    }

    public string? Code => (string?)Body?["code"];

    public string Text(string name) => (string?)Body![name] ?? "";

    public long Number(string name) => (long)Body![name]!;
}
