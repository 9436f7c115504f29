using Microsoft.Playwright;
using OpenProvince.Ui;

namespace OpenProvince.EndToEnd.EveryPage;

/// <param name="Name">Of the picture and of the test.</param>
/// <param name="Route">Pattern of the page, as the program declares it.</param>
/// <param name="Account">Who looks; null is somebody who has not signed in.</param>
/// <param name="Address">Where it is shown: a dossier's code may stand for {state}.</param>
public sealed record PageRow(string Name, string Route, string? Account, string Address)
{
    /// <summary>Must be on the page, or it shows something else than it is listed for.</summary>
    public string Shows { get; init; } = "h1";

    public int Status { get; init; } = 200;

    /// <summary>Also read as a screen on the wall.</summary>
    public bool Wall { get; init; }

    /// <summary>How to get there when an address is not enough.</summary>
    public Func<IPage, Task>? Walk { get; init; }

    /// <summary>Read by somebody who is no officer.</summary>
    public bool IsCitizens => Account is null || Account.StartsWith("citizen", StringComparison.Ordinal);
}

/// <summary>
/// Every page of the program with somebody who may see it. A page without a row fails <see cref="EveryOfficerPageTests"/>.
/// </summary>
internal static partial class PageTable
{
    private const string Form = "main form[data-form] button[type=submit]";

    public static readonly IReadOnlyList<PageRow> Rows =
    [
        .. Citizens(), .. Applying(), .. Following(), .. Desk(), .. Acts(), .. Slips(), .. Tasks(), .. Elsewhere(),
    ];

    /// <summary>Addresses that answer GET and are no pages.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoPages = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/giao-dien/ngon-ngu/{language}"] = "sets the language and leads back",
        ["/giao-dien/de-doc/{state}"] = "sets easy reading and leads back",
        ["/desk/danh-sach.csv"] = "a download",
        ["/calendar/{key}.ics"] = "due days for a calendar program",
        ["/desk/moi"] = "a mark for the script of the inbox",
        ["/desk/danh-sach.xlsx"] = "a download",
        ["/desk/ho-so/danh-sach.csv"] = "a download",
        ["/desk/ho-so/danh-sach.xlsx"] = "a download",
        ["/desk/tra-ket-qua.csv"] = "a download",
        ["/desk/tra-ket-qua.xlsx"] = "a download",
        ["/desk/phe-duyet.csv"] = "a download",
        ["/desk/phe-duyet.xlsx"] = "a download",
        ["/desk/tasks/danh-sach.csv"] = "a download",
        ["/desk/tasks/danh-sach.xlsx"] = "a download",
        ["/desk/tasks/{code}/undo"] = "leads back to the task",
        ["/desk/tasks/report.xlsx"] = "a download",
        ["/desk/tasks/import.xlsx"] = "a download",
        ["/desk/tasks/board/urge"] = "leads back to the board",
        ["/admin/security-events.csv"] = "a download",
        ["/admin/changes.csv"] = "a download",
        ["/tep/{id:long}"] = "a stored file",
        ["/live"] = "the stream of live tiles",
        ["/favicon.ico"] = "the icon",
        ["/manifest.webmanifest"] = "for browsers",
        ["/robots.txt"] = "for search engines",
        ["/sitemap.xml"] = "for search engines",
        ["/.well-known/security.txt"] = "for finders of weaknesses",
        ["/openapi/{documentName}.json"] = "description of the API",
        ["/health/live"] = "for the watchdog",
        ["/health/ready"] = "for the watchdog",
        ["/desk/dossiers/{code}/undo"] = "leads back to the dossier",
        ["/desk/nhieu-viec"] = "takes chosen rows, leads to what is done with them",
        ["/desk/ho-so/nhieu-viec"] = "takes chosen rows",
        ["/desk/phe-duyet/nhieu-viec"] = "takes chosen rows",
        ["/desk/tasks/nhieu-viec"] = "takes chosen rows",
        ["/desk/nhieu-viec/{id:long}/tiep"] = "goes on, leads back to how far it is",
        ["/desk/nhieu-viec/{id:long}/hoan-tac"] = "takes back, leads back to what became of it",
        ["/desk/nhieu-viec/{id:long}/lam-lai"] = "chooses anew what was refused",
        ["/thong-bao/da-doc"] = "leads back to the notices",
        ["/desk/khung-nhin"] = "keeps a view, leads to the list",
        ["/desk/ho-so/khung-nhin"] = "keeps a view, leads to the list",
        ["/desk/tra-ket-qua/khung-nhin"] = "keeps a view, leads to the list",
        ["/desk/phe-duyet/khung-nhin"] = "keeps a view, leads to the list",
        ["/desk/tasks/khung-nhin"] = "keeps a view, leads to the list",
        ["/desk/views/{id:long}/ten"] = "renames a view, leads back to the views",
        ["/desk/views/{id:long}/mo-bang"] = "makes a view the usual one, leads back to the views",
        ["/desk/views/{id:long}/thoi-mo-bang"] = "makes no view the usual one, leads back to the views",
        ["/desk/views/{id:long}/xoa"] = "deletes a view, leads back to the views",
        ["/desk/tim"] = "takes the search of the header, leads to a case or a list",
        ["/desk/ho-so/tim"] = "takes the posted search, leads to the list",
        ["/desk/tra-ket-qua/tim"] = "takes the posted search, leads to the results",
        ["/{**path:file}"] = "a file that is not there",
        ["/_framework/opaque-redirect"] = "the framework's own",
        ["/nop-ho-so/{Code}/{Draft:long}"] = "leads to the next question",
    };

    private static IEnumerable<PageRow> Citizens() =>
    [
        new("home", "/", null, "/"),
        new("search", "/tim-kiem", null, "/tim-kiem?q=khai+sinh"),
        new("search-nothing", "/tim-kiem", null, "/tim-kiem?q=zzzz"),
        new("procedure", "/thu-tuc/{Code}", null, "/thu-tuc/1.001193"),
        new("procedure-unknown", "/thu-tuc/{Code}", null, "/thu-tuc/9.999999") { Status = 404 },
        new("life-event", "/viec-trong-doi/{Slug}", null, "/viec-trong-doi/sinh-con"),
        new("mine", "/ho-so-cua-toi", "citizen", "/ho-so-cua-toi") { Shows = ".op-proc" },
        new("mine-empty", "/ho-so-cua-toi", "citizen2", "/ho-so-cua-toi"),
        new("mine-stranger", "/ho-so-cua-toi", null, "/ho-so-cua-toi"),
    ];

    private static IEnumerable<PageRow> Applying() =>
    [
        new("apply-start", "/nop-ho-so/{Code}", null, "/nop-ho-so/1.004873") { Shows = Form },
        new("apply-question", "/nop-ho-so/{Code}/{Draft:long}/{Question}", null, "/nop-ho-so/1.004873")
        {
            Shows = "main form", Walk = BeginAsync
        },
        new("apply-question-wrong", "/nop-ho-so/{Code}/{Draft:long}/{Question}", null, "/nop-ho-so/1.004873")
        {
            Shows = "[data-error-summary]", Walk = AnswerNothingAsync
        },
        new("apply-forget", "/nop-ho-so/{Code}/{Draft:long}/xoa", null, "/nop-ho-so/1.004873")
        {
            Shows = "form[action$='/xoa']", Walk = ForgetAsync
        },
        new("apply-claim", "/nop-ho-so/{Code}/{Draft:long}/cua-toi", null, "/nop-ho-so/1.004873")
        {
            Shows = "button[value=cua-toi]", Walk = SignInOverDraftAsync
        },
        new("apply-undeclared", "/nop-ho-so/{Code}/{Draft:long}/kiem-tra", "citizen", "/nop-ho-so/1.004873")
        {
            Shows = "[data-error-summary]:focus", Walk = DeclareNothingAsync
        },
        new("apply-check", "/nop-ho-so/{Code}/{Draft:long}/kiem-tra", null, "/nop-ho-so/1.004873")
        {
            Shows = "form[action$='/nop']", Walk = AnswerAllAsync
        },
    ];

    private static IEnumerable<PageRow> Following() =>
    [
        new("track", "/tra-cuu", null, "/tra-cuu"),
        new("track-wrong", "/tra-cuu", null, "/tra-cuu") { Shows = "[data-error-summary]", Walk = page => page.ClickAsync(Form) },
        .. new[] { "registered", "handling", "supplement", "payment", "refused", "closed", "returned" }
            .Select(state => new PageRow($"followed-{state}", "/ho-so/{Code}", "citizen", $"/ho-so/{{{state}}}") { Shows = ".op-where" }),
        new("receipt", "/ho-so/{Code}/giay-hen", "citizen", "/ho-so/{registered}/giay-hen"),
        new("receipt-accepted", "/ho-so/{Code}/giay-hen", "citizen", "/ho-so/{accepted}/giay-hen"),
        new("citizen-supply", "/ho-so/{Code}/bo-sung", "citizen", "/ho-so/{supplement}/bo-sung") { Shows = "input[name=tep]" },
    ];

    private static IEnumerable<PageRow> Desk() =>
    [
        new("inbox", "/desk", "desk", "/desk") { Shows = "tr[data-row]" },
        new("inbox-unit", "/desk", "leader", "/desk?tab=whole-unit") { Shows = "[data-holder]" },
        new("inbox-empty", "/desk", "desk", "/desk?tab=overdue&kind=dossiers"),
        new("inbox-print", "/desk/in", "desk", "/desk/in") { Shows = "table" },
        new("desk", "/desk/ho-so", "desk", "/desk/ho-so") { Shows = "tr[data-row]" },
        new("desk-unit", "/desk/ho-so", "leader", "/desk/ho-so?tab=whole-unit") { Shows = "[data-holder]" },
        new("desk-empty", "/desk/ho-so", "desk", "/desk/ho-so?q=khong+co+ai"),
        new("desk-pane", "/desk/dossiers/{Code}/tom-tat", "desk", "/desk/dossiers/{registered}/tom-tat") { Shows = "#op-pane .op-code" },
        new("desk-print", "/desk/ho-so/in", "desk", "/desk/ho-so/in") { Shows = "table" },
        new("returns-print", "/desk/tra-ket-qua/in", "desk", "/desk/tra-ket-qua/in") { Shows = "table" },
        new("approvals-print", "/desk/phe-duyet/in", "leader", "/desk/phe-duyet/in") { Shows = "table" },
        new("intake", "/desk/tiep-nhan", "desk", "/desk/tiep-nhan?procedure=1.004873") { Shows = "button[value=take]" },
        new("intake-wrong", "/desk/tiep-nhan", "desk", "/desk/tiep-nhan?procedure=1.004873")
        {
            Shows = "[data-error-summary]", Walk = page => page.ClickAsync("button[value=take]")
        },
        new("returns", "/desk/tra-ket-qua", "desk", "/desk/tra-ket-qua") { Shows = "main a[href*='/return']" },
        new("approvals", "/desk/phe-duyet", "leader", "/desk/phe-duyet") { Shows = "input[name=chon]" },
        new("consent", "/desk/nhap-lui", "leader", "/desk/nhap-lui") { Shows = Form },
        new("bulk", "/desk/nhieu-viec/{Id:long}/{Name}", "leader", "/desk/phe-duyet") { Shows = Form, Walk = ChooseFirstAsync },
        new("bulk-acts", "/desk/nhieu-viec/{Id:long}", "leader", "/desk/phe-duyet") { Shows = ".op-linklist", Walk = ChooseActAsync },
        new("due-calendar", "/desk/calendar", "desk", "/desk/calendar") { Walk = MakeCalendarAsync },
        new("views", "/desk/views", "leader", "/desk?tab=overdue") { Shows = ".op-viewlist form", Walk = KeepViewAsync },
        new("views-none", "/desk/views", "desk", "/desk/views") { Shows = ".op-empty" },
        new("people", "/desk/people", "leader", "/desk/people") { Shows = "main table" },
        new("people-pass", "/desk/people/{Staff:long}/pass", "leader", "/desk/people") { Walk = PassFirstAsync },
        new("watcher", "/desk/watcher", "admin", "/desk/watcher"),
        .. new[] { "registered", "handling", "supplement", "refused", "returned" }
            .Select(
                state => new PageRow($"dossier-{state}", "/desk/dossiers/{Code}", "desk", $"/desk/dossiers/{{{state}}}")
                {
                    Shows = ".op-dossier"
                }),
        new("dossier-views", "/desk/dossiers/{Code}/luot-xem", "admin", "/desk/dossiers/{handling}/luot-xem"),
        new("dossier-unknown", "/desk/dossiers/{Code}", "desk", "/desk/dossiers/H03.99-261123-0001") { Status = 404 },
    ];

    private static IEnumerable<PageRow> Acts() => new[]
    {
        ("accept", "desk", "registered"), ("refuse", "desk", "registered"), ("supplement", "desk", "registered"),
        ("withdraw", "desk", "registered"),
        ("hand-over", "desk", "accepted"), ("supply", "desk", "supplement"), ("close", "desk", "unsupplied"),
        ("return", "desk", "finished"),
        ("propose", "specialist", "handling"), ("stop", "specialist", "handling"), ("request-payment", "specialist", "handling"),
        ("confirm-payment", "specialist", "payment"), ("finish", "specialist", "approved"), ("approve", "leader", "proposed"),
    }.Select(
        act => new PageRow($"act-{act.Item1}",
            act.Item1 is "finish" or "supplement" or "supply" ? $"/desk/dossiers/{{Code}}/{act.Item1}" : "/desk/dossiers/{Code}/{Verb}",
            act.Item2, $"/desk/dossiers/{{{act.Item3}}}/{act.Item1}") { Shows = Form })
        .Append(new("act-blocked", "/desk/dossiers/{Code}/{Verb}", "desk", "/desk/dossiers/{registered}/return"));

    private static IEnumerable<PageRow> Slips() => new[]
    {
        ("giay-hen", "accepted"), ("bo-sung", "supplement"), ("tu-choi", "refused"), ("dung", "stopped"), ("kiem-soat", "returned"),
    }.Select(
        slip => new PageRow($"slip-{slip.Item1}", "/desk/dossiers/{Code}/in/{Which}", "desk",
            $"/desk/dossiers/{{{slip.Item2}}}/in/{slip.Item1}") { Shows = "[data-print]" })
        .Append(new("slip-dung-closed", "/desk/dossiers/{Code}/in/{Which}", "desk", "/desk/dossiers/{closed}/in/dung")
        {
            Shows = "[data-print]"
        });

    private static IEnumerable<PageRow> Tasks() =>
    [
        new("tasks", "/desk/tasks", "specialist", "/desk/tasks") { Shows = "tr[data-row]" },
        new("tasks-none", "/desk/tasks", "specialist", "/desk/tasks?tab=done") { Shows = ".op-empty" },
        new("tasks-print", "/desk/tasks/in", "leader", "/desk/tasks/in?tab=given") { Shows = "table" },
        new("task", "/desk/tasks/{Code}", "leader", "/desk/tasks/NV-2026-0001") { Shows = ".op-cited mark" },
        new("task-pane", "/desk/tasks/{Code}/tom-tat", "leader", "/desk/tasks/NV-2026-0001/tom-tat") { Shows = "#op-pane .op-code" },
        .. new[]
            {
                ("report", "specialist", "0001"), ("hand-in", "specialist", "0001"), ("hand-over", "clerk", "0001"),
                ("urge", "leader", "0001"), ("add-part", "leader", "0001"), ("reassign", "leader", "0001"), ("cancel", "leader", "0001"),
                ("refuse-time", "leader", "0001.x1"), ("grant-time", "leader", "0001.x1"), ("take", "specialist", "0002"),
                ("decline", "specialist", "0002"), ("ask-for-time", "specialist", "0002"), ("accept", "leader", "0003"),
                ("return", "leader", "0003"),
            }.Select(act => new PageRow($"act-task-{act.Item1}", "/desk/tasks/{Code}/{Verb}", act.Item2,
                $"/desk/tasks/NV-2026-{act.Item3}/{act.Item1}") { Shows = Form }),
        new("task-blocked", "/desk/tasks/{Code}/{Verb}", "leader", "/desk/tasks/NV-2026-0001/accept"),
        new("task-unknown", "/desk/tasks/{Code}", "leader", "/desk/tasks/NV-2026-9999") { Status = 404 },
        new("task-new", "/desk/tasks/new", "leader", "/desk/tasks/new") { Shows = Form },
        new("task-new-wrong", "/desk/tasks/new", "leader", "/desk/tasks/new")
        {
            Shows = "[data-error-summary]", Walk = page => page.ClickAsync(Form)
        },
        new("tasks-board", "/desk/tasks/board", "leader", "/desk/tasks/board") { Shows = ".op-mix" },
        new("tasks-board-before", "/desk/tasks/board", "leader", "/desk/tasks/board?period=2026-Q3") { Shows = ".op-tile" },
        new("tasks-urge", "/desk/tasks/urge", "leader", "/desk/tasks/urge?tab=week") { Shows = Form },
        new("tasks-urge-done", "/desk/tasks/urge", "leader", "/desk/tasks/urge?tab=week")
        {
            Shows = "tr[data-row] .op-code", Walk = UrgeNobodyAsync
        },
        new("tasks-urge-none", "/desk/tasks/urge", "leader", "/desk/tasks/urge?tab=overdue") { Shows = ".op-empty" },
        new("tasks-urge-no-such-list", "/desk/tasks/urge", "leader", "/desk/tasks/urge?tab=mine") { Status = 400 },
        new("tasks-recurring", "/desk/tasks/recurring", "leader", "/desk/tasks/recurring") { Walk = SetRecurringAsync },
        new("tasks-recurring-new", "/desk/tasks/recurring/new", "leader", "/desk/tasks/recurring/new") { Shows = Form },
        new("tasks-import", "/desk/tasks/import", "leader", "/desk/tasks/import") { Shows = "input[type=file]" },
        new("tasks-import-wrong", "/desk/tasks/import", "leader", "/desk/tasks/import")
        {
            Shows = "tr[data-row]", Walk = page => SendTasksAsync(page, "Lĩnh vực sai")
        },
        new("tasks-import-ready", "/desk/tasks/import", "leader", "/desk/tasks/import")
        {
            Shows = ".op-kv", Walk = page => SendTasksAsync(page, "Đất đai")
        },
        new("tasks-report", "/desk/tasks/report", "leader", "/desk/tasks/report") { Shows = ".op-listsheet__sign" },
    ];

    private static IEnumerable<PageRow> Elsewhere() =>
    [
        new("wall", "/wall", "leader", "/wall") { Wall = true },
        new("wall-province", "/wall", "admin", "/wall") { Wall = true },
        new("sign-in", "/dang-nhap", null, "/dang-nhap"),
        new("sign-in-wrong", "/dang-nhap", null, "/dang-nhap") { Shows = "[data-error-summary]", Walk = page => page.ClickAsync(Form) },
        new("new-password", "/dang-nhap/mat-khau-moi", null, "/dang-nhap/mat-khau-moi"),
        new("forgotten", "/quen-mat-khau", null, "/quen-mat-khau"),
        new("account", "/tai-khoan", "citizen", "/tai-khoan") { Shows = "[data-session]" },
        new("second-step-over", "/dang-nhap/ma-xac-thuc", null, "/dang-nhap/ma-xac-thuc"),
        new("set-up-step-over", "/dang-nhap/thiet-lap-ma", null, "/dang-nhap/thiet-lap-ma"),
        new("second-step", "/desk/account/second-step", "desk", "/desk/account/second-step") { Shows = "[data-secret]" },
        new("second-step-wrong", "/desk/account/second-step", "desk", "/desk/account/second-step")
        {
            Shows = "[data-error-summary]", Walk = page => page.ClickAsync(Form)
        },
        new("proof", "/desk/account/proof", "desk", "/desk/account/proof?ve=%2Fdesk") { Shows = "input[name=op-proof]" },
        new("account-staff", "/desk/account", "desk", "/desk/account") { Shows = "[data-session]" },
        new("citizen-password", "/desk/citizen-password", "desk", "/desk/citizen-password") { Shows = "main form" },
        new("deliveries", "/admin/deliveries", "admin", "/admin/deliveries") { Shows = ".op-empty" },
        new("notices", "/thong-bao", "citizen", "/thong-bao") { Shows = "[data-notice]" },
        new("notices-none", "/thong-bao", "citizen2", "/thong-bao") { Shows = ".op-empty" },
        new("notices-officer", "/desk/notices", "desk", "/desk/notices") { Shows = ".op-tabs" },
        new("templates", "/admin/notices", "admin", "/admin/notices") { Shows = "[data-row]" },
        new("template", "/admin/notices/{Kind}", "admin", "/admin/notices/dossiers.notice.moved") { Shows = "[data-preview]" },
        new("template-unknown", "/admin/notices/{Kind}", "admin", "/admin/notices/khong-co") { Status = 404 },
        new("changes", "/admin/changes", "admin", "/admin/changes") { Shows = "[data-change]" },
        new("changes-leader", "/admin/changes", "leader", "/admin/changes") { Shows = "[data-change]" },
        new("changes-none", "/admin/changes", "admin", "/admin/changes?officer=khong+co+ai") { Shows = ".op-empty" },
        new("security-events", "/admin/security-events", "admin", "/admin/security-events") { Shows = "[data-event]" },
        new("register", "/dang-ky", null, "/dang-ky"),
        new("register-wrong", "/dang-ky", null, "/dang-ky") { Shows = "[data-error-summary]", Walk = page => page.ClickAsync(Form) },
        new("refused-stranger", "/khong-duoc-phep", null, "/khong-duoc-phep?ly-do=chua-dang-nhap"),
        new("refused-officer", "/khong-duoc-phep", "desk", "/admin/staff") { Shows = ".op-rail + main dl" },
        new("agencies", "/don-vi", null, "/don-vi"),
        new("agencies-found", "/don-vi", null, "/don-vi?q=so") { Shows = "table" },
        new("agencies-none", "/don-vi", null, "/don-vi?q=khong+co") { Shows = ".op-empty" },
        new("agencies-officer", "/don-vi", "desk", "/don-vi") { Shows = ".op-rail" },
        new("agency", "/don-vi/{Code}", null, "/don-vi/H03.30"),
        new("agency-unknown", "/don-vi/{Code}", null, "/don-vi/H99") { Status = 404 },
        new("administration", "/admin", "admin", "/admin") { Shows = ".op-todo" },
        new("staff", "/admin/staff", "admin", "/admin/staff") { Shows = "tr[data-row]" },
        new("staff-member", "/admin/staff/{Id:long}", "admin", "/admin/staff") { Walk = OpenFirstAsync },
        new("staff-new", "/admin/staff/new", "admin", "/admin/staff/new"),
        new("post-new", "/admin/staff/{Id:long}/posts/new", "admin", "/admin/staff") { Walk = NewPostAsync },
        new("post", "/admin/staff/{Id:long}/posts", "admin", "/admin/staff") { Walk = OpenPostAsync },
        new("away", "/desk/away", "desk", "/desk/away"),
        new("away-of", "/desk/away/{Id:long}", "admin", "/admin/staff") { Walk = OpenAwayAsync },
        new("keys", "/admin/keys", "admin", "/admin/keys"),
        new("key-new", "/admin/keys/new", "admin", "/admin/staff") { Shows = "[name='Input.Scopes']", Walk = NewKeyAsync },
        new("key-nobody", "/admin/keys/new", "admin", "/admin/keys/new") { Status = 404 },
        new("agencies-admin", "/admin/agencies", "admin", "/admin/agencies?q=duc+xuan") { Shows = "tr[data-row]" },
        new("agencies-admin-none", "/admin/agencies", "admin", "/admin/agencies?q=khong+co") { Shows = ".op-empty" },
        new("agency-admin", "/admin/agencies/{Id:long}", "admin", "/admin/agencies?q=duc+xuan") { Walk = OpenAgencyAsync },
        new("agency-admin-unknown", "/admin/agencies/{Id:long}", "admin", "/admin/agencies/1") { Status = 404 },
        new("agency-new", "/admin/agencies/new", "admin", "/admin/agencies/new"),
        new("mergers", "/admin/agencies/succession", "admin", "/admin/agencies/succession"),
        new("merger-new", "/admin/agencies/succession/new", "admin", "/admin/agencies/succession/new")
        {
            Shows = "input[type=checkbox]"
        },
        new("merger-preview", "/admin/agencies/succession/new", "admin", "/admin/agencies/succession/new")
        {
            Walk = page => PreviewMergerAsync(page, 6), Shows = "button[name='Input.Sure']"
        },
        new("merger", "/admin/agencies/succession/{Id:long}", "admin", "/admin/agencies/succession/new") { Walk = DecideMergerAsync },
        new("merger-unknown", "/admin/agencies/succession/{Id:long}", "admin", "/admin/agencies/succession/1") { Status = 404 },
        new("roles", "/admin/roles", "admin", "/admin/roles") { Shows = "tr[data-row]" },
        new("role", "/admin/roles/{Id}", "admin", "/admin/roles/leader") { Shows = "input[type=checkbox]" },
        new("role-change", "/admin/roles/{Id}", "admin", "/admin/roles/records-clerk")
        {
            Walk = GiveOneAsync, Shows = "input[name='Input.Sure']"
        },
        new("role-unknown", "/admin/roles/{Id}", "admin", "/admin/roles/khong-co") { Status = 404 },
        new("role-new", "/admin/roles/new", "admin", "/admin/roles/new"),
        new("calendar", "/lich-lam-viec", null, "/lich-lam-viec?nam=2026"),
        new("calendar-saturday", "/lich-lam-viec", null, "/lich-lam-viec?nam=2027&gio=saturday-desk"),
        new("not-found", "/khong-tim-thay", null, "/khong-co-trang-nay") { Status = 404 },
        new("not-found-desk", "/khong-tim-thay", "desk", "/desk/khong-co") { Status = 404 },
        new("error-500", "/loi/{Status:int}", null, "/loi/500") { Status = 500 },
        new("error-503", "/loi/{Status:int}", null, "/loi/503") { Status = 503 },
        new("components", "/dev/components", null, "/dev/components"),
        new("frame-desk", "/dev/desk", null, "/dev/desk"),
        new("frame-wall", "/dev/wall", null, "/dev/wall") { Wall = true },
    ];
}
