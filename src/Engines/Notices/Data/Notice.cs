using System.Data.Common;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Notices.Data;

/// <summary>A notice as it stands in somebody's list.</summary>
internal sealed record Notice(
    long Id, long Person, string Kind, IReadOnlyDictionary<string, NoticeFact> Facts, string Link, Instant ShownAt, bool IsRead)
{
    public const string Columns = "id, person, kind, facts, link, shown_at, read_at";

    public static Notice From(DbDataReader row) => new(
        row.Int(0), row.Int(1), row.GetString(2), FactJson.Read(row.GetString(3)), row.GetString(4), new(row.Int(5)), !row.IsDBNull(6));
}
