using System.Text.Json.Nodes;
using OpenProvince.Integration.Verification;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Tasks;

/// <summary>Whatever of a task is changed behind the program is named: words, evidence, its files, codes, numbers, the counter.</summary>
public sealed class TaskTamperTests(TaskTamperTests.Lived lived) : IClassFixture<TaskTamperTests.Lived>
{
    private const string Whole = "(select id from tasks_task where code = 'NV-2026-0001')";

    private static Tampering Content(string set) =>
        new("tasks_content", $"update tasks_content set {set} where task = {Whole}", "eventlog.words-changed");

    private static Tampering State(string code, string set, string column) =>
        new("tasks_task", $"update tasks_task set {set} where code = '{code}'", "eventlog.row-differs", column);

    [Theory, EachDatabase]
    public Task Content_and_source(DatabaseEngine engine) => EachIsNamedAsync(engine,
        Content("content = content || '.'"), Content("product = null"), Content("source_number = '219/TB-UBND'"),
        Content("source_day = 20261113"), Content("source_title = 'Khác'"), Content("paragraph = 'Khác'"), Content("text_before = null"),
        Content("text_after = 'Khác'"),
        new("tasks_content", "update tasks_content set content = 'Khác' where task = (select id from tasks_task where code = " +
            "'NV-2026-0001.3')", "eventlog.words-changed"),
        new("tasks_content", $"delete from tasks_content where task = {Whole}", "eventlog.row-missing"),
        new("tasks_content", "insert into tasks_content (task, content) select id, 'Khác' from tasks_task where code = 'NV-2026-0001.x1'",
            "eventlog.row-extra"),
        new("tasks_content", "insert into tasks_content (task, content) values (7, 'Khác')", "eventlog.row-extra"));

    [Theory, EachDatabase]
    public Task Evidence_and_its_files(DatabaseEngine engine) => EachIsNamedAsync(engine,
        new("tasks_evidence", "update tasks_evidence set line = 3 where version = 3 and line = 1", "eventlog.words-changed"),
        new("tasks_evidence", "update tasks_evidence set file = 7 where version = 3 and line = 1", "eventlog.words-changed"),
        new("tasks_evidence", "delete from tasks_evidence where version = 3 and line = 2", "eventlog.words-changed"),
        new("tasks_evidence", "delete from tasks_evidence where version = 3", "eventlog.row-missing"),
        new("tasks_evidence", "update tasks_evidence set version = 2 where version = 3", "eventlog.row-extra"),
        new("tasks_evidence", "insert into tasks_evidence (task, version, line, file) values (7, 1, 1, 1)", "eventlog.row-extra"),
        new("files_file", "update files_file set owner_id = owner_id + 1 where state = 2", "tasks.file-strayed"),
        new("files_file", "update files_file set name = 'khac.pdf' where state = 2", "eventlog.words-changed", Named: "tasks_evidence"),
        new("files_file", "delete from files_file where state = 2", "eventlog.words-changed", Named: "tasks_evidence"));

    [Theory, EachDatabase]
    public Task Codes_numbers_and_the_counter(DatabaseEngine engine) => EachIsNamedAsync(engine,
        State("NV-2026-0001", "number = 7", "number"), State("NV-2026-0001", "code = 'NV-2026-0007'", "code"),
        State("NV-2026-0001", "year = 2025", "year"), State("NV-2026-0001", "seal_key = null", "") with
        { Code = "cases.seal-key-lost", Column = null },
        // Nothing was done with it since: its number stands in no later act, but beyond the counter nobody got one.
        State("NV-2026-0002", "number = 7", "code"),
        State("NV-2026-0002", "number = 7, code = 'NV-2026-0007'", "") with { Code = "tasks.number-beyond", Column = null },
        State("NV-2026-0001.2", "code = 'NV-2026-0001.9'", "code"), State("NV-2026-0001.2", "number = 9", "number"),
        State("NV-2026-0001.3", "number = 9, code = 'NV-2026-0001.9'", "number"),
        State("NV-2026-0001.3", "number = 9, code = 'NV-2026-0001.9'", "code"),
        State("NV-2026-0001.x1", "code = 'NV-2026-0001.x9'", "code"), State("NV-2026-0001.x1", "number = 9", "number"),
        State("NV-2026-0001.2.x1", "code = 'NV-2026-0001.3.x1'", "code"), State("NV-2026-0001.4", "code = 'NV-2026-0001.5'", "code"),
        new("tasks_code_counter", "update tasks_code_counter set last = last + 1", "eventlog.row-differs", "last"),
        new("tasks_code_counter", "delete from tasks_code_counter", "eventlog.row-missing"),
        new("tasks_code_counter", "insert into tasks_code_counter (year, last) values (2020, 3)", "eventlog.row-extra"));

    private async Task EachIsNamedAsync(DatabaseEngine engine, params Tampering[] tamperings) =>
        await Tampering.EachIsNamedAsync(await lived.OnAsync(engine), tamperings);

    /// <summary>
    /// One province per database with a task that was reported and handed in with files, two parts and one more, and two requests for
    /// time; and a task nobody has taken.
    /// </summary>
    public sealed class Lived : IAsyncDisposable
    {
        private readonly Dictionary<DatabaseEngine, Province> provinces = [];

        public async Task<Province> OnAsync(DatabaseEngine engine)
        {
            if (provinces.TryGetValue(engine, out var known)) return known;
            var province = provinces[engine] = await Province.StartAsync(engine);
            using var office = await TaskOffice.OpenAsync(province);
            var given = (await office.GiveAsync()).Ok();
            var (id, code) = (given.Text("id"), given.Text("code"));
            (await office.GiveAsync(TaskOffice.Task())).Ok();
            (await TaskOffice.ActAsync(office.Doer, id, "take")).Ok();
            (await TaskOffice.ActAsync(office.Doer, id, "report", new()
            {
                ["percent"] = 58, ["words"] = "Đã xong 3.190 dòng",
                ["files"] = new JsonArray(await TaskOffice.UploadAsync(office.Doer), await TaskOffice.UploadAsync(office.Doer)),
            })).Ok();
            JsonObject wanted = new() { ["due"] = "2026-11-30", ["words"] = "640 dòng thiếu nơi sinh" };
            (await TaskOffice.ActAsync(office.PoliceDoer, await office.IdAsync($"{code}.2"), "ask-for-time", wanted)).Ok();
            (await TaskOffice.ActAsync(office.Doer, id, "ask-for-time", new()
                { ["due"] = "2026-12-04", ["words"] = "640 dòng thiếu nơi sinh" })).Ok();
            (await TaskOffice.ActAsync(office.Chairman, id, "add-part", TaskOffice.Part("so-y-te"))).Ok();
            (await TaskOffice.ActAsync(office.Chairman, await office.IdAsync($"{code}.2"), "urge")).Ok();
            return province;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var province in provinces.Values) await province.DisposeAsync();
        }
    }
}
