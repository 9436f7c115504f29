using System.Data.Common;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Which pack the province was started from.</summary>
internal sealed record ProvinceRow(string Pack, int AsOf, bool Demo);

/// <summary>Reads the whole directory: some hundred rows, six queries on one connection.</summary>
internal sealed class AgencyStore(Database database)
{
    public async Task<AgencyRows> LoadAsync(CancellationToken ct = default)
    {
        await using var connection = await database.OpenReadAsync(ct);
        return new AgencyRows(
            await connection.QueryAsync(Agency,
                "select id, slug, kind, level, admin_unit, functions, valid_from, valid_to, desk_name, desk_place, version " +
                "from agencies_agency order by id",
                [], ct),
            await connection.QueryAsync(
                row => new VersionRow(row.Int(0), Span(row, 1), row.GetString(3), row.GetString(4), row.IntOrNull(5), Decision(row, 6)),
                "select v.agency, v.valid_from, v.valid_to, v.name, v.short_name, v.parent, d.number, d.day, d.issuer " +
                "from agencies_version v left join agencies_decision d on d.id = v.decision", [], ct),
            await connection.QueryAsync(
                row => new CodeRow(row.Int(0), Span(row, 1), row.GetString(3), row.TextOrNull(4), row.Int(5) != 0),
                "select agency, valid_from, valid_to, code, old_code, unofficial from agencies_code", [], ct),
            await connection.QueryAsync(
                row => new ContactRow(row.Int(0), Day(row, 1), new(row.GetString(2), row.TextOrNull(3), row.TextOrNull(4))),
                "select agency, valid_from, address, phone, hours from agencies_contact", [], ct),
            await connection.QueryAsync(
                row => new Succession(new(row.Int(0)), new(row.Int(1)), Day(row, 2), row.GetString(3)),
                "select predecessor, successor, day, legal_basis from agencies_succession order by day, predecessor, successor", [], ct),
            await connection.QueryAsync(
                row => new AdminUnitInfo(row.GetString(0), row.GetString(1), (AgencyLevel)row.Int(2), row.TextOrNull(3), Day(row, 4),
                    DayOrNull(row, 5), row.TextOrNull(6)),
                "select code, name, level, parent, valid_from, valid_to, successor from agencies_admin_unit", [], ct));
    }

    /// <summary>The pack laid down here; null while the database is empty.</summary>
    public Task<ProvinceRow?> FindProvinceAsync(CancellationToken ct = default) =>
        database.FirstAsync(row => new ProvinceRow(row.GetString(0), (int)row.Int(1), row.Int(2) != 0),
            "select pack, as_of, demo from agencies_province", [], ct);

    private static AgencyRow Agency(DbDataReader row) => new(
        row.Int(0), row.GetString(1), (AgencyKind)row.Int(2), (AgencyLevel)row.Int(3), row.GetString(4),
        row.GetString(5).Split(',', StringSplitOptions.RemoveEmptyEntries), Span(row, 6),
        row.TextOrNull(8) is { } desk ? new DeskInfo(desk, row.GetString(9)) : null, row.Int(10));

    private static DecisionInfo? Decision(DbDataReader row, int column) =>
        row.TextOrNull(column) is { } number ? new(number, Day(row, column + 1), row.GetString(column + 2)) : null;

    private static Span Span(DbDataReader row, int column) => new(Day(row, column), DayOrNull(row, column + 1));

    private static DateOnly Day(DbDataReader row, int column) => ((int)row.Int(column)).ToDay();

    private static DateOnly? DayOrNull(DbDataReader row, int column) => row.IntOrNull(column) is { } day ? ((int)day).ToDay() : null;
}
