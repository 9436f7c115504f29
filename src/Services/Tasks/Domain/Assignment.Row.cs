using OpenProvince.EventLog;
using OpenProvince.Tasks.Contracts;

namespace OpenProvince.Tasks.Domain;

internal sealed partial class Assignment
{
    /// <summary>Names of the seals of what it has in words beside the reasons.</summary>
    public const string ContentSeal = "content", EvidenceSeal = "evidence";

    /// <summary>The columns of <c>tasks_task</c>; number and code are given by the database.</summary>
    public static readonly CaseMap<Assignment> Map = new CaseMap<Assignment>("tasks_task", Of) { Home = "home" }
        .Once("role", one => (int)one.Role).Once("whole", one => one.Whole).Once("parent", one => one.Parent)
        .Once("home", one => one.AssignedBy).Once("leader", one => one.Leader).Once("field", one => one.Field)
        .Once("first_due", one => one.FirstDue).Once("year", one => one.Year).Once("recorded_at", one => one.RecordedAt)
        .Changed("lead_agency", "lead", one => one.LeadAgency, (one, lead) => one.LeadAgency = lead ?? 0)
        .Changed("percent", "percent", one => one.Percent, (one, percent) => one.Percent = (int)(percent ?? 0))
        .Changed("taken_at", "taken", one => one.TakenAt, (one, at) => one.TakenAt = at)
        .Changed("reported_at", "reported", one => one.ReportedAt, (one, at) => one.ReportedAt = at)
        .Changed("handed_in_at", "handed", one => one.HandedInAt, (one, at) => one.HandedInAt = at)
        .Changed("grade", "grade", one => one.Grade, (one, grade) => one.Grade = grade)
        .Changed("points", "points", one => one.Points, (one, points) => one.Points = (int?)points)
        .Changed("exempt", "exempt", one => one.Exempt ? 1 : 0, (one, exempt) => one.Exempt = exempt is 1)
        .Changed("open_ask", "ask", one => one.OpenAsk, (one, ask) => one.OpenAsk = ask)
        .Changed("asks", "asks", one => one.Asks, (one, asks) => one.Asks = (int)(asks ?? 0))
        .Changed("parts", "parts", one => one.Parts, (one, parts) => one.Parts = (int)(parts ?? 0))
        .Changed("urges", "urges", one => one.Urges, (one, urges) => one.Urges = (int)(urges ?? 0))
        .Changed("urged_at", "urged", one => one.UrgedAt, (one, at) => one.UrgedAt = at)
        .Changed("returns", "returns", one => one.Returns, (one, returns) => one.Returns = (int)(returns ?? 0))
        .Changed("import_of", "import", one => one.Import, (one, import) => one.Import = import)
        .Changed("import_key", "import-row", one => one.ImportKey, (one, key) => one.ImportKey = key);

    /// <summary>The columns written once, as the first event says them.</summary>
    public static Cell[] FixedOf(
        TaskRole role, long whole, long parent, RecordedEvent e, string leader, string field, long firstDue, int year) =>
        [(int)role, whole, parent, e.Agency, leader, field, firstDue, year, e.Stamp.RecordedAt];

    private static Assignment Of(CaseRow row) => new()
    {
        Id = row.Id, Head = row.Head, Code = row.Code, SealKey = row.SealKey, Duties = row.Duties, RecordedAt = row.At("recorded_at"),
        Role = (TaskRole)row.Number("role"), Whole = row.Number("whole"), Parent = row.Number("parent"), AssignedBy = row.Number("home"),
        Leader = row.Text("leader"), Field = row.Text("field"), FirstDue = row.At("first_due"), Year = (int)row.Number("year"),
    };
}
