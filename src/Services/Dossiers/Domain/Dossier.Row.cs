using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Domain;

internal sealed partial class Dossier
{
    /// <summary>Names of the seals of what the dossier has in words beside the reasons.</summary>
    public const string AnswersSeal = "answers", PapersSeal = "papers", MissingSeal = "missing", ResultSeal = "result",
        OwnerSeal = "owner", SubmitterSeal = "submitter";

    /// <summary>The columns of <c>dossiers_dossier</c>; number and code are given by the database.</summary>
    public static readonly CaseMap<Dossier> Map = new CaseMap<Dossier>("dossiers_dossier", Of) { Home = "received_by" }
        .Once("procedure", one => one.Procedure).Once("procedure_version", one => one.ProcedureVersion).Once("case_code", one => one.Case)
        .Once("channel", one => (int)one.Channel).Once("door", one => (int)one.Door).Once("custody", one => (int)one.Custody)
        .Once("helped_at", one => one.HelpedAt).Once("received_by", one => one.ReceivedBy).Once("competent", one => one.Competent)
        .Once("submitter", one => one.Submitter).Once("owner", one => one.Owner)
        .Once("term_unit", one => (int)one.Term.Unit).Once("term_amount", one => one.Term.Amount)
        .Once("filed_at", one => one.FiledAt).Once("recorded_at", one => one.RecordedAt)
        .Once("day", one => one.FiledAt.LocalDay().ToNumber())
        .Changed("supplement_limit", "limit", one => one.SupplementLimit, (one, at) => one.SupplementLimit = at)
        .Changed("supplied_at", "supplied", one => one.SuppliedAt, (one, at) => one.SuppliedAt = at)
        .Changed("approved_at", "approved", one => one.ApprovedAt, (one, at) => one.ApprovedAt = at)
        .Changed("returned_at", "returned", one => one.ReturnedAt, (one, at) => one.ReturnedAt = at);

    /// <summary>The columns written once, as the filing says them.</summary>
    public static Cell[] FixedOf(DossierFiled filed, RecordedEvent e) =>
    [
        filed.Procedure, filed.ProcedureVersion, filed.Case, (int)filed.Channel, (int)filed.Door, (int)filed.Custody, filed.HelpedAt,
        e.Agency, filed.Competent, filed.Submitter ?? filed.Owner, filed.Owner, filed.TermUnit, filed.TermAmount, e.OccurredAt,
        e.Stamp.RecordedAt, e.OccurredAt.LocalDay().ToNumber(),
    ];

    private static Dossier Of(CaseRow row) => new()
    {
        Id = new DossierId(row.Id), Head = row.Head, Code = row.Code, SealKey = row.SealKey, Duties = row.Duties,
        Procedure = row.Text("procedure"), ProcedureVersion = (int)row.Number("procedure_version"), Case = row.Text("case_code"),
        Channel = (Channel)row.Number("channel"), Door = (FrontDoor)row.Number("door"), Custody = (Custody)row.Number("custody"),
        HelpedAt = row.Number("helped_at"), ReceivedBy = row.Number("received_by"), Competent = row.Number("competent"),
        Submitter = row.Number("submitter"), Owner = row.Number("owner"),
        Term = new Duration((int)row.Number("term_amount"), (DurationUnit)row.Number("term_unit")),
        FiledAt = row.At("filed_at"), RecordedAt = row.At("recorded_at"),
    };
}
