using System.Data.Common;
using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Data;

/// <summary>A delivery that waits.</summary>
internal sealed record DeliveryRow(
    long Id, string Channel, string Receiver, string Subject, string Key, string Source, long Reference, Instant FiledAt, int Attempts,
    Instant? FirstTryAt, Instant NextAt)
{
    public const string Columns = "id, channel, receiver, subject, key, source, reference, filed_at, attempts, first_try_at, next_at";

    public static DeliveryRow From(DbDataReader row) => new(
        row.Int(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.Int(6), new(row.Int(7)),
        (int)row.Int(8), row.IntOrNull(9) is { } first ? new Instant(first) : null,
        new(row.Int(10)));
}
