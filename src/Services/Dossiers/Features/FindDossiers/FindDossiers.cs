using System.Runtime.CompilerServices;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>The work queue, the drill-down behind a figure, and the search: one list with filters, late first.</summary>
internal static partial class FindDossiers
{
    private const int MostPerPage = 200;

    private static readonly OrderedRows<Dossier> Table = new("dossiers_dossier", DossierSql.Select, DossierReader.Read,
        ["bucket", "sort_at", "id"], one => [one.Bucket, one.SortAt.Micros, one.Id.Value], [-1, 0L, 0L])
    {
        Counted = (DossierSql.SelectCounted, DossierSql.CountColumn)
    };

    /// <summary>The table in the order that is asked for.</summary>
    private static OrderedRows<Dossier> In(RowSort? sort, Database database) => sort switch
    {
        { Name: "code" } => Table.SortedBy(database.BySigns("code"), one => one.Code!, sort.Descending),
        { Name: "filed" } => Table.SortedBy("filed_at", one => one.FiledAt.Micros, sort.Descending),
        { Name: "changed" } => Table.SortedBy("last_step_at", one => one.LastStepAt.Micros, sort.Descending),
        { Descending: true } => Table.Reversed,
        _ => Table,
    };

    /// <summary>How many dossiers a tab of the queue holds.</summary>
    internal sealed record TabCount(DossierTab Tab, int Count);

    /// <summary>A line of the citizen's own list.</summary>
    internal sealed record MyRow(DossierRow Row, Told Told);

    internal sealed class Query(
        Database database, FilterSql filters, RowMaker rows, PermissionDecision permissions, CitizenTelling telling, Clock clock)
    {
        /// <param name="total">How many there are, when the caller has counted them already.</param>
        public async Task<Result<DossierPage>> ListAsync(DossierFilter filter, Actor actor, CancellationToken ct, int? total = null)
        {
            if (Refusal(actor) is { } refusal) return refusal;
            var (size, page) = (Math.Clamp(filter.PageSize, 1, MostPerPage), Math.Max(1, filter.Page));
            var built = await filters.BuildAsync(filter, actor, clock.Now, ct);
            if (built.IsError) return built.Error;
            var (sql, counted) = (built.Value, total is null && !string.IsNullOrWhiteSpace(filter.Search) && page == 1);
            var found = await database.PageAsync(In(filter.Sort, database), sql, page, size, counted ? -1 : total, ct);
            return new DossierPage(await rows.MakeAsync(found.Rows, clock.Now, ct), found.Total, page, size) { Narrowed = sql.Narrowed };
        }

        /// <summary>A page by the row it begins at.</summary>
        /// <param name="total">How many there are, when the caller has counted them already.</param>
        public async Task<Result<RowSlice<DossierRow>>> SliceAsync(
            DossierFilter filter, Actor actor, RowSpot? at, int size, int? total, CancellationToken ct)
        {
            if (Refusal(actor) is { } refusal) return refusal;
            var built = await filters.BuildAsync(filter, actor, clock.Now, ct);
            if (built.IsError) return built.Error;
            var counted = total is null && !string.IsNullOrWhiteSpace(filter.Search);
            var found = await database.SliceAsync(In(filter.Sort, database), built.Value, at, size, counted ? -1 : total, ct);
            return found.Of(await rows.MakeAsync(found.Rows, clock.Now, ct));
        }

        /// <summary>The whole list in its order (<see cref="OrderedReads.ChunksAsync"/>).</summary>
        public async Task<Result<RowStream<DossierRow>>> StreamAsync(DossierFilter filter, Actor actor, CancellationToken ct)
        {
            if (Refusal(actor) is { } refusal) return refusal;
            var built = await filters.BuildAsync(filter, actor, clock.Now, ct);
            if (built.IsError) return built.Error;
            var total = await database.CountAsync(Table, built.Value, ct);
            return new RowStream<DossierRow>(ChunksAsync(built.Value, filter.Sort, ct), total, built.Value.Narrowed);
        }

        private async IAsyncEnumerable<IReadOnlyList<DossierRow>> ChunksAsync(
            SqlFilter sql, RowSort? sort, [EnumeratorCancellation] CancellationToken ct)
        {
            await foreach (var found in database.ChunksAsync(In(sort, database), sql, ct))
                yield return await rows.MakeAsync(found, clock.Now, ct);
        }

        /// <summary>All tabs in their order, under the other conditions of the filter.</summary>
        public async Task<Result<IReadOnlyList<TabCount>>> CountTabsAsync(DossierFilter filter, Actor actor, CancellationToken ct)
        {
            if (Refusal(actor) is { } refusal) return refusal;
            if (filter.Within is { } asked && filters.OutsideOf(actor, asked) is { } outside) return outside;
            var (sql, args) = filters.Counts(filter, actor, clock.Now);
            var tabs = Enum.GetValues<DossierTab>();
            return (await database.FirstAsync(
                row => tabs.Select((tab, i) => new TabCount(tab, (int)row.Int(i))).ToArray(), sql, args, ct))!;
        }

        /// <summary>The citizen's page, the last one behind the end.</summary>
        public async Task<RowPage<MyRow>> MineOrLastAsync(Actor citizen, int page, int size, CancellationToken ct)
        {
            var found = await MineAsync(citizen, page, size, ct);
            return found.LastInstead is { } last ? await MineAsync(citizen, last, size, ct) : found;
        }

        /// <summary>
        /// Dossiers of the signed-in citizen: what waits for them first, then what they can collect, the newest first in each.
        /// </summary>
        public async Task<RowPage<MyRow>> MineAsync(Actor citizen, int page, int size, CancellationToken ct)
        {
            if (citizen.PersonId is not { } person) return new([], 0, 1, size);
            const string mine = "where id in (select dossier from dossiers_party where person = $1)";
            var total = (int)await database.FirstAsync(row => row.Int(0), $"select count(*) from dossiers_dossier {mine}", [person], ct);
            var found = await database.QueryAsync(DossierReader.Read,
                $"{DossierSql.Select} {mine} order by {MyTurnFirst}, filed_at desc, id desc limit $2 offset $3",
                [person, size, (long)(page - 1) * size], ct);
            var (made, told) = (await rows.MakeAsync(found, clock.Now, ct), await telling.OfManyAsync(found, ct));
            return new([.. made.Zip(told, (row, one) => new MyRow(row, one))], total, page, size);
        }

        /// <summary>The order of <see cref="WaitsFor"/>: papers or money asked for, then a result to collect.</summary>
        private static readonly string MyTurnFirst = $"""
            case when state = {(int)DossierState.FinancialObligation}
                or state = {(int)DossierState.SupplementRequired} and supplied_at is null then 0
              when state = {(int)DossierState.Completed} then 1 else 2 end
            """;

        private Error? Refusal(Actor actor) =>
            permissions.Decide(actor, DossierPermissions.Read) is { Allowed: false } decision
                ? CaseErrors.NotAllowed(DossierPermissions.Read, decision.Reason)
                : null;
    }
}
