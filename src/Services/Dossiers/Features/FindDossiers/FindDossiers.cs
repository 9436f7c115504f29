using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>The work queue, the drill-down behind a figure, and the search: one list with filters, late first.</summary>
internal static partial class FindDossiers
{
    private const int MostPerPage = 200;

    /// <summary>How many dossiers a tab of the queue holds.</summary>
    internal sealed record TabCount(DossierTab Tab, int Count);

    internal sealed class Query(Database database, FilterSql filters, RowMaker rows, PermissionDecision permissions, Clock clock)
    {
        public async Task<Result<DossierPage>> ListAsync(DossierFilter filter, Actor actor, CancellationToken ct)
        {
            if (Refusal(actor) is { } refusal) return refusal;
            var (size, page) = (Math.Clamp(filter.PageSize, 1, MostPerPage), Math.Max(1, filter.Page));
            var built = filters.Build(filter, actor, clock.Now);
            if (built.IsError) return built.Error;
            var (sql, total) = (built.Value, await CountAsync(built.Value, ct));
            var (limit, offset) = (sql.Put(size), sql.Put((long)(page - 1) * size));
            var found = await database.QueryAsync(DossierReader.Read,
                $"{DossierSql.Select} where {sql.Where} order by bucket, sort_at, id limit {limit} offset {offset}", sql.Args, ct);
            return new DossierPage(await rows.MakeAsync(found, clock.Now, ct), total, page, size);
        }

        /// <summary>All tabs in their order, under the other conditions of the filter.</summary>
        public async Task<Result<IReadOnlyList<TabCount>>> CountTabsAsync(DossierFilter filter, Actor actor, CancellationToken ct)
        {
            if (Refusal(actor) is { } refusal) return refusal;
            List<TabCount> counts = [];
            foreach (var tab in Enum.GetValues<DossierTab>())
            {
                var sql = filters.Build(filter with { Tab = tab }, actor, clock.Now);
                if (sql.IsError) return sql.Error;
                counts.Add(new(tab, await CountAsync(sql.Value, ct)));
            }
            return counts;
        }

        /// <summary>Dossiers of the signed-in citizen, newest first.</summary>
        public async Task<IReadOnlyList<DossierRow>> MineAsync(Actor citizen, CancellationToken ct)
        {
            if (citizen.PersonId is not { } person) return [];
            var found = await database.QueryAsync(DossierReader.Read,
                $"{DossierSql.Select} where id in (select dossier from dossiers_party where person = $1) order by filed_at desc, id desc limit {MostPerPage}",
                [person], ct);
            return await rows.MakeAsync(found, clock.Now, ct);
        }

        private async Task<int> CountAsync(SqlFilter sql, CancellationToken ct) =>
            (int)await database.FirstAsync(row => row.Int(0), $"select count(*) from dossiers_dossier where {sql.Where}", sql.Args, ct);

        private Error? Refusal(Actor actor) =>
            permissions.Decide(actor, DossierPermissions.Read) is { Allowed: false } decision ? DossierErrors.NotAllowed(DossierPermissions.Read, decision.Reason) : null;
    }
}
