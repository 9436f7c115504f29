using System.Data.Common;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Data;

/// <summary>Makes the aggregate from its row; the order is that of <see cref="DossierSql"/>.</summary>
internal static class DossierReader
{
    /// <summary>For lists: whoever acts reads it with its duties.</summary>
    public static Dossier Read(DbDataReader row) => Read(row, NoDuties.Instance);

    public static Dossier Read(DbDataReader row, IDuties duties)
    {
        var dossier = new Dossier
        {
            Id = new DossierId(row.Int(0)),
            Procedure = row.GetString(3),
            ProcedureVersion = (int)row.Int(4),
            Case = row.GetString(5),
            Channel = (Channel)row.Int(6),
            Door = (FrontDoor)row.Int(7),
            Custody = (Custody)row.Int(8),
            HelpedAt = row.Int(9),
            ReceivedBy = row.Int(10),
            Competent = row.Int(11),
            Submitter = row.Int(12),
            Owner = row.Int(13),
            Term = new Duration((int)row.Int(15), (DurationUnit)row.Int(14)),
            FiledAt = new Instant(row.Int(16)),
            RecordedAt = new Instant(row.Int(17)),
            Code = row.GetString(19),
            Head = new StreamHead(row.Int(1), row.Bytes(2)),
            Duties = duties,
            SealKey = row.IsDBNull(41) ? null : row.Bytes(41),
        };
        dossier.Restore(Memory(row));
        return dossier;
    }

    private static DossierMemory Memory(DbDataReader row) => new()
    {
        State = (DossierState)row.Int(20),
        Holder = row.IntOrNull(21) is { } agency ? new Holder(agency, row.TextOrNull(22)) : null,
        Next = row.IntOrNull(23) is { } action ? new Next((NextAction)action, new Instant(row.Int(24))) : null,
        Promise = row.IntOrNull(25) is { } due
            ? new DuePromise(new Instant(due), (int)row.Int(26), (int)row.Int(27))
            : null,
        AcceptedAt = At(row, 28),
        NearAt = At(row, 29),
        PausedAt = At(row, 30),
        Pauses = (int)row.Int(31),
        Remaining = row.IntOrNull(32),
        SupplementLimit = At(row, 33),
        SuppliedAt = At(row, 34),
        Proposer = row.TextOrNull(35),
        ApprovedAt = At(row, 36),
        FinishedAt = At(row, 37),
        Timeliness = (Timeliness?)row.IntOrNull(38),
        ReturnedAt = At(row, 39),
        LastStepAt = new Instant(row.Int(40)),
    };

    private static Instant? At(DbDataReader row, int column) => row.IntOrNull(column) is { } micros ? new Instant(micros) : null;
}
