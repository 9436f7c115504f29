using System.Data.Common;
using System.Globalization;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>An import of an agency.</summary>
/// <param name="Import">Names it: the number of its file.</param>
/// <param name="Made">Tasks it made.</param>
/// <param name="At">When.</param>
/// <param name="Undone">Its tasks were taken back as a whole.</param>
internal sealed record ImportLine(long Import, int Made, Instant At, bool Undone);

/// <summary>What imports made.</summary>
internal sealed class ImportReads(Database database)
{
    /// <summary>Imports a page shows.</summary>
    private const int Last = 10;

    private const string Lines = """
        select import_of, count(*), min(recorded_at), count(import_key) from tasks_task where home = $1 and import_of is not null
        and not exists (select 1 from tasks_recurring r where r.id = import_of)
        """;

    public async Task<IReadOnlyList<ImportLine>> LastAsync(long home, CancellationToken ct) => await database.QueryAsync(
        Line, string.Create(CultureInfo.InvariantCulture, $"{Lines} group by import_of order by import_of desc limit {Last}"), [home], ct);

    public Task<ImportLine?> FindAsync(long home, long import, CancellationToken ct) => database.FirstAsync(
        Line, $"{Lines} and import_of = $2 group by import_of", [home, import], ct);

    /// <summary>Which of these rows were imported before.</summary>
    public async Task<IReadOnlySet<long>> KnownAsync(long home, IReadOnlyCollection<long> keys, CancellationToken ct) =>
        (await database.QueryAsync(row => row.Int(0),
            $"select import_key from tasks_task where home = $1 and {SqlFilter.In("import_key", keys)}", [home], ct)).ToHashSet();

    /// <summary>The tasks of an import and their parts, to act on; parts first, as a whole ends last.</summary>
    public async Task<IReadOnlyList<Assignment>> FamilyAsync(long home, long import, TaskStore store, CancellationToken ct) =>
        await database.QueryAsync(store.Acting, $"""
            {Assignment.Map.Select} where whole in (select id from tasks_task where home = $1 and import_of = $2 and import_key is not null
              and not exists (select 1 from tasks_recurring r where r.id = $2))
            order by role desc, id
            """, [home, import], ct);

    private static ImportLine Line(DbDataReader row) => new(row.Int(0), (int)row.Int(1), new Instant(row.Int(2)), row.Int(3) == 0);
}
