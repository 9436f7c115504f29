using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Tasks;

/// <summary>The province's chairman, his clerk, a lead department and two co-operating units, as programs.</summary>
internal sealed class TaskOffice(Office office) : IDisposable
{
    public const string Lead = "so-tu-phap", Police = "cong-an-tinh", Ward = "phuong-duc-xuan";

    public HttpClient Chairman { get; private set; } = null!;
    public HttpClient Clerk { get; private set; } = null!;
    public HttpClient Doer { get; private set; } = null!;
    public HttpClient LeadBoss { get; private set; } = null!;
    public HttpClient PoliceDoer { get; private set; } = null!;
    public HttpClient WardDoer { get; private set; } = null!;
    public HttpClient Elsewhere { get; private set; } = null!;

    public Province Province => office.Province;

    public static async Task<TaskOffice> OpenAsync(Province province)
    {
        var office = await Office.OpenAsync(province);
        return new(office)
        {
            Chairman = await office.ClientAsync("leader.ubnd-tinh"), Clerk = await office.ClientAsync("clerk.ubnd-tinh"),
            Doer = await office.ClientAsync($"specialist.{Lead}"), LeadBoss = await office.ClientAsync($"leader.{Lead}"),
            PoliceDoer = await office.ClientAsync($"specialist.{Police}"), WardDoer = await office.ClientAsync("specialist"),
            Elsewhere = await office.ClientAsync("leader.so-y-te"),
        };
    }

    /// <summary>Actor code of an officer of an agency by role.</summary>
    public string Officer(string agency, string role) => Province.Services.GetRequiredService<IStaff>()
        .At(Province.Services.GetRequiredService<IAgencies>().FindBySlug(agency)!.Id, role)[0].ActorId;

    public static JsonObject Task(string due = "2026-11-30", params JsonObject[] parts) => new()
    {
        ["content"] = "Làm sạch dữ liệu hộ tịch đăng ký trước năm 2007", ["product"] = "5.480 dòng đã đối chiếu", ["field"] = "land",
        ["lead"] = Lead, ["due"] = due, ["parts"] = new JsonArray([.. parts]),
        ["source"] = new JsonObject
        {
            ["number"] = "218/TB-UBND", ["day"] = "2026-11-12", ["title"] = "Kết luận phiên họp tháng 11",
            ["before"] = "a) Văn phòng công bố danh sách sổ hộ tịch.",
            ["paragraph"] = "b) Giao Sở Tư pháp chủ trì, hoàn thành trước ngày 30 tháng 11.",
                ["after"] = "c) Sở Tài chính bố trí kinh phí.",
        },
    };

    public static JsonObject Part(string unit, string due = "2026-11-27", string content = "Đối chiếu với dữ liệu dân cư") =>
        new() { ["unit"] = unit, ["content"] = content, ["due"] = due };

    /// <summary>The chairman gives the task with two parts.</summary>
    public Task<Answer> GiveAsync(JsonObject? task = null, string? key = null, HttpClient? who = null) => Office.PostAsync(
        who ?? Chairman, "/api/tasks", task ?? Task("2026-11-30", Part(Police), Part(Ward, "2026-11-26", "Làm sạch 310 dòng")), key);

    public static Task<Answer> ActAsync(HttpClient who, string id, string verb, JsonObject? body = null, string? key = null) =>
        Office.PostAsync(who, $"/api/tasks/{id}/{verb}", body ?? [], key);

    public static async Task<JsonNode> ShowAsync(HttpClient who, string code) =>
        (await Office.GetAsync(who, $"/api/tasks/{code}")).Ok().Body!;

    public async Task<string> IdAsync(string code) => (string)(await ShowAsync(Chairman, code))["task"]!["id"]!;

    /// <summary>A small file that waits to become evidence.</summary>
    public static async Task<string> UploadAsync(HttpClient who)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent("%PDF-1.4\n%%EOF"u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        form.Add(file, "file", "bien-ban.pdf");
        using var response = await who.PostAsync("/api/tasks/files", form, TestContext.Current.CancellationToken);
        return (await Answer.ReadAsync(response)).Ok().Text("id");
    }

    public void Dispose()
    {
        foreach (var one in new[] { Chairman, Clerk, Doer, LeadBoss, PoliceDoer, WardDoer, Elsewhere }) one.Dispose();
        office.Dispose();
    }
}
