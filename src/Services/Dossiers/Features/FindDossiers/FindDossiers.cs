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
    private const int Chunk = 200;

    /// <summary>How many dossiers a tab of the queue holds.</summary>
    internal sealed record TabCount(DossierTab Tab, int Count);

    /// <summary>A whole list, a chunk at a time.</summary>
    internal sealed record Chunks(IAsyncEnumerable<IReadOnlyList<DossierRow>> Rows, int Total, bool OnlyOpen);

    /// <summary>A page of the citizen's own list.</summary>
    internal sealed record MyPage(IReadOnlyList<MyRow> Rows, int Total, int Page, int PageSize);

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
            var (sql, where) = (built.Value, built.Value.Where);
            var counted = total is null && !string.IsNullOrWhiteSpace(filter.Search) && page == 1;
            var all = total ?? (counted ? 0 : await CountAsync(sql, ct));
            var (limit, offset) = (sql.Put(size), sql.Put((long)(page - 1) * size));
            var found = all == 0 && !counted ? [] : await database.QueryAsync(row =>
            {
                if (counted) all = (int)row.Int(DossierSql.CountColumn);
                return DossierReader.Read(row);
            }, $"{(counted ? DossierSql.SelectCounted : DossierSql.Select)} where {where} order by bucket, sort_at, id limit {limit} " +
                $"offset {offset}",
            sql.Args, ct);
            return new DossierPage(await rows.MakeAsync(found, clock.Now, ct), all, page, size) { OnlyOpen = sql.OnlyOpen };
        }

        /// <summary>
        /// For pages: behind the end stands the last page. What was there is done meanwhile, and an empty page would say that
        /// nothing is left.
        /// </summary>
        public async Task<Result<DossierPage>> ListOrLastAsync(DossierFilter filter, Actor actor, CancellationToken ct, int? total = null)
        {
            var page = await ListAsync(filter, actor, ct, total);
            return !page.IsError && LastInstead(page.Value.Rows.Count, page.Value.Total, page.Value.Page, page.Value.PageSize) is { } last
                ? await ListAsync(filter with { Page = last }, actor, ct, page.Value.Total)
                : page;
        }

        /// <summary>
        /// The whole list in its order, a chunk at a time: each begins behind the last row of the one before, so the thousandth
        /// costs what the first did. Nothing is left out; what happens to dossiers meanwhile may show.
        /// </summary>
        public async Task<Result<Chunks>> StreamAsync(DossierFilter filter, Actor actor, CancellationToken ct)
        {
            if (Refusal(actor) is { } refusal) return refusal;
            var built = await filters.BuildAsync(filter, actor, clock.Now, ct);
            if (built.IsError) return built.Error;
            var total = await CountAsync(built.Value, ct);
            return new Chunks(ChunksAsync(built.Value, ct), total, built.Value.OnlyOpen);
        }

        private async IAsyncEnumerable<IReadOnlyList<DossierRow>> ChunksAsync(SqlFilter sql, [EnumeratorCancellation] CancellationToken ct)
        {
            var (bucket, at, id) = (sql.Put(-1), sql.Put(0L), sql.Put(0L));
            var (args, text) =
                (sql.Args,
                    $"{DossierSql.Select} where {sql.Where} and (bucket, sort_at, id) > ({bucket}, {at}, {id}) order by bucket, sort_at, " +
                    $"id limit {Chunk}");
            while (true)
            {
                var found = await database.QueryAsync(DossierReader.Read, text, args, ct);
                if (found.Count > 0) yield return await rows.MakeAsync(found, clock.Now, ct);
                if (found.Count < Chunk) yield break;
                (args[^3], args[^2], args[^1]) = (found[^1].Bucket, found[^1].SortAt.Micros, found[^1].Id.Value);
            }
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
        public async Task<MyPage> MineOrLastAsync(Actor citizen, int page, int size, CancellationToken ct)
        {
            var found = await MineAsync(citizen, page, size, ct);
            return LastInstead(found.Rows.Count, found.Total, found.Page, size) is { } last
                ? await MineAsync(citizen, last, size, ct)
                : found;
        }

        private static int? LastInstead(int rows, int total, int page, int size) =>
            rows == 0 && total > 0 && page > 1 ? ((total - 1) / size) + 1 : null;

        /// <summary>
        /// Dossiers of the signed-in citizen: what waits for them first, then what they can collect, the newest first in each.
        /// </summary>
        public async Task<MyPage> MineAsync(Actor citizen, int page, int size, CancellationToken ct)
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

        private async Task<int> CountAsync(SqlFilter sql, CancellationToken ct) =>
            (int)await database.FirstAsync(row => row.Int(0), $"select count(*) from dossiers_dossier where {sql.Where}", sql.Args, ct);

        private Error? Refusal(Actor actor) =>
            permissions.Decide(actor, DossierPermissions.Read) is { Allowed: false } decision
                ? CaseErrors.NotAllowed(DossierPermissions.Read, decision.Reason)
                : null;
    }
}
