using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Verification;

/// <summary>Whatever is changed behind the program is named with its table, its row and its column.</summary>
public sealed class TamperTests(TamperTests.Lived lived) : IClassFixture<TamperTests.Lived>
{
    private const string Returned = "(select min(id) from dossiers_dossier where returned_at is not null)";

    private static Tampering State(string column, string value) =>
        new("dossiers_dossier", $"update dossiers_dossier set {column} = {value} where id = {Returned}", "eventlog.row-differs", column);

    private static Tampering Step(string column, string value) =>
        new("cases_step", $"update cases_step set {column} = {value} where case_id = {Returned} and version = 1",
            "eventlog.row-differs", column);

    private static Tampering Words(string table, string set, string? where = null) =>
        new(table, $"update {table} set {set} where {where ?? $"dossier = {Returned}"}", "eventlog.words-changed");

    [Theory, EachDatabase]
    public Task The_state_row(DatabaseEngine engine) => EachIsNamedAsync(engine,
        State("state", "4"), State("due", "due + 60000000"), State("owner", "submitter"), State("submitter", "owner"),
        State("holder_agency", "received_by"),
        State("holder_officer", "'staff:1'"), State("next_action", "3"), State("next_due", "due"), State("not_by", "'staff:1'"),
        State("accepted_at", "accepted_at - 1"),
        State("near_at", "near_at + 1"), State("pauses", "5"), State("paused_at", "due"), State("remaining", "7"),
        State("supplement_limit", "1"),
        State("approved_at", "null"), State("finished_at", "finished_at - 1"), State("timeliness", "3"), State("returned_at", "null"),
        State("bucket", "0"),
        State("sort_at", "0"), State("procedure", "'1.001193'"), State("term_amount", "99"), State("filed_at", "filed_at - 1"),
        State("competent", "received_by + 1"),
        State("number", "7"), State("code", "'H03-261123-0099'"),
        new("dossiers_dossier", $"update dossiers_dossier set seal_key = null where id = {Returned}", "cases.seal-key-lost"),
        new("dossiers_dossier", $"delete from dossiers_dossier where id = {Returned}", "eventlog.row-missing"));

    [Theory, EachDatabase]
    public Task The_timeline(DatabaseEngine engine) => EachIsNamedAsync(engine,
        Step("actor", "'staff:1'"), Step("at", "at - 1"), Step("state", "9"), Step("holder_agency", "7"), Step("next_due", "1"),
        Step("kind", "2"), Step("reason", "5"),
        new("cases_step", $"delete from cases_step where case_id = {Returned} and version = 1", "eventlog.row-missing"),
        new("cases_step",
            $"insert into cases_step (case_id, version, kind, actor, at, recorded_at, state) values ({Returned}, 99, 9, 'staff:1', 1, " +
            "1, 9)",
            "eventlog.row-extra"));

    [Theory, EachDatabase]
    public Task Answers_reasons_papers_and_results(DatabaseEngine engine) => EachIsNamedAsync(engine,
        Words("dossiers_answer", "answers = answers || ' '"), Words("cases_reason", "text = 'Khác'", "text = 'Đồng ý'"),
        Words("cases_reason", "text = 'Khác'", "text = 'Đã trao tận tay'"),
        Words("dossiers_paper", "originals = 9", "component = 'to-khai'"),
        Words("dossiers_paper", "component = 'khac'", "component = 'ban-sao'"),
        Words("dossiers_paper", "file = null", "component = 'con-thieu'"),
        Words("dossiers_missing", "copies = 9"), Words("dossiers_result", "granted = 0"), Words("dossiers_result", "number = '99/XN'"),
        new("dossiers_answer", $"delete from dossiers_answer where dossier = {Returned}", "eventlog.row-missing"),
        new("cases_reason", "delete from cases_reason where text = 'Không thuộc thẩm quyền'", "eventlog.row-missing"),
        new("dossiers_paper", "delete from dossiers_paper where component = 'ban-sao'", "eventlog.words-changed"),
        new("dossiers_result", $"delete from dossiers_result where dossier = {Returned}", "eventlog.row-missing"));

    [Theory, EachDatabase]
    public Task Parties_and_people(DatabaseEngine engine) => EachIsNamedAsync(engine,
        new("dossiers_party",
            $"update dossiers_party set person = 1001 where dossier = {Returned} and person = (select owner from dossiers_dossier where " +
            $"id = {Returned})",
            "eventlog.row-extra"),
        new("dossiers_party", $"delete from dossiers_party where dossier = {Returned}", "eventlog.row-missing"),
        new("agencies_person",
            $"update agencies_person set name = 'Kẻ Mẫu Khác' where id = (select owner from dossiers_dossier where id = {Returned})",
            "eventlog.words-changed"),
        new("agencies_person",
            $"update agencies_person set phone = '0900000000' where id = (select submitter from dossiers_dossier where id = {Returned})",
            "eventlog.words-changed"),
        new("agencies_person",
            "update agencies_person set name = '', erased_at = 1, seal_key = null where id = (select owner from dossiers_dossier where " +
            $"id = {Returned})",
            "dossiers.erased-behind"),
        new("agencies_person", $"delete from agencies_person where id = (select owner from dossiers_dossier where id = {Returned})",
            "eventlog.words-changed"));

    [Theory, EachDatabase]
    public Task Posts_locks_and_counters(DatabaseEngine engine) => EachIsNamedAsync(engine,
        new("agencies_post",
            "update agencies_post set role = 'province-administrator' where staff = (select min(staff) from agencies_post)",
            "eventlog.row-extra"),
        new("agencies_post", "delete from agencies_post where staff = (select max(staff) from agencies_post)", "eventlog.row-missing"),
        new("agencies_staff", "update agencies_staff set locked_at = 5 where id = (select min(id) from agencies_staff)",
            "eventlog.row-differs", "locked_at"),
        new("agencies_staff", "update agencies_staff set person = 1001 where id = (select min(id) from agencies_staff)",
            "eventlog.row-differs", "person"),
        new("dossiers_code_counter", "update dossiers_code_counter set last = last + 1", "eventlog.row-differs", "last"),
        new("dossiers_code_counter", "delete from dossiers_code_counter", "eventlog.row-missing"),
        new("time_calendar", "update time_calendar set content = replace(content, '0', '1')", "eventlog.words-changed"),
        new("measures_dossiers_rollup",
            "update measures_dossiers_rollup set desk = desk + 1 where measure = 101", "eventlog.row-differs", "desk"));

    [Theory, EachDatabase]
    public Task Closed_months_consents_and_changes_of_rights(DatabaseEngine engine) => EachIsNamedAsync(engine,
        new("dossiers_closed_month", "update dossiers_closed_month set actor = 'staff:1'", "eventlog.row-differs", "actor"),
        new("dossiers_closed_month", "update dossiers_closed_month set closed_at = 5", "eventlog.row-differs", "closed_at"),
        new("dossiers_closed_month", "delete from dossiers_closed_month", "eventlog.row-missing"),
        new("dossiers_closed_month", "insert into dossiers_closed_month (month, closed_at, actor) values (202609, 1, 'staff:1')",
            "eventlog.row-extra"),
        new("dossiers_month_gate", "update dossiers_month_gate set closed = 0", "eventlog.row-differs", "closed"),
        new("dossiers_month_gate", "delete from dossiers_month_gate", "eventlog.row-missing"),
        new("dossiers_back_date_consent", "update dossiers_back_date_consent set day = 20260121", "eventlog.row-differs", "day"),
        new("dossiers_back_date_consent", "update dossiers_back_date_consent set given_by = 'staff:1'", "eventlog.row-differs", "given_by"),
        new("dossiers_back_date_consent",
            "insert into dossiers_back_date_consent (code_hash, agency, day, given_by, given_at) values ('x', 1, 20260121, 'staff:1', 1)",
            "eventlog.row-extra"),
        new("agencies_rights_change", "update agencies_rights_change set actor = 'staff:1' where type = 'month.closed'",
            "eventlog.row-differs", "actor"),
        new("agencies_rights_change", "delete from agencies_rights_change where type = 'month.closed'", "eventlog.row-missing"));

    [Theory, EachDatabase]
    public Task Keys_of_officers(DatabaseEngine engine) => EachIsNamedAsync(engine,
        new("agencies_api_token", "update agencies_api_token set user_id = (select min(id) from agencies_user where staff is not null)",
            "eventlog.row-extra"),
        new("agencies_api_token", "update agencies_api_token set revoked_at = 5", "eventlog.row-differs", "revoked_at"),
        new("agencies_api_token", "delete from agencies_api_token", "eventlog.row-missing"),
        // A citizen becomes an officer, and the citizen's key with them.
        new("agencies_user", "update agencies_user set staff = 5 where user_name = 'citizen'", "eventlog.row-extra",
            Named: "agencies_api_token"));

    [Theory, EachDatabase]
    public async Task Files_their_rows_and_their_bytes(DatabaseEngine engine)
    {
        await EachIsNamedAsync(engine,
            new Tampering("files_file", "update files_file set owner_id = owner_id + 1 where state = 2", "dossiers.file-strayed"),
            new Tampering(
                "files_file", "update files_file set name = 'khac.pdf' where state = 2", "eventlog.words-changed", Named: "dossiers_paper"),
            new Tampering("files_file", "update files_file set size = size + 1 where state = 2", "eventlog.row-differs", "size"),
            new Tampering("files_file", "delete from files_file where state = 2", "eventlog.words-changed", Named: "dossiers_result"));
        var province = await lived.OnAsync(engine);
        var address = (await province.Database.FirstAsync(
            row => row.GetString(0), "select address from files_file where state = 2 order by id", []))!;
        var path = Path.Combine(province.Folder, "files", address[..2], address[2..4], address);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        Assert.Equal(["files.bytes-changed"], (await LivedProvince.VerifyAsync(province)).Findings.Select(one => one.Code));
        var quick = await LivedProvince.VerifyAsync(province, new VerifySettings(Files: false));
        Assert.Empty(quick.Findings);
        Assert.Contains("files.bytes-not-read", quick.Notes.Select(note => note.Code));
        File.Delete(path);
        Assert.Equal(["files.bytes-missing"], (await LivedProvince.VerifyAsync(province)).Findings.Select(one => one.Code));
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        Assert.Empty((await LivedProvince.VerifyAsync(province)).Findings);
    }

    private async Task EachIsNamedAsync(DatabaseEngine engine, params Tampering[] tamperings) =>
        await Tampering.EachIsNamedAsync(await lived.OnAsync(engine), tamperings);

    /// <summary>One province per database in which everything has happened.</summary>
    public sealed class Lived : IAsyncDisposable
    {
        private readonly Dictionary<DatabaseEngine, Province> provinces = [];

        public async Task<Province> OnAsync(DatabaseEngine engine)
        {
            if (provinces.TryGetValue(engine, out var known)) return known;
            var province = provinces[engine] = await Province.StartAsync(engine);
            await LivedProvince.LiveAsync(province);
            return province;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var province in provinces.Values) await province.DisposeAsync();
        }
    }
}
