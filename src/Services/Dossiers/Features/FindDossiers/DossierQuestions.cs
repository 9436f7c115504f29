using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>What other modules may ask, answered by the module's own queries in a scope of their own.</summary>
internal sealed class DossierQuestions(FindDossiers.Query list, ShowDossier.Query show, PromisedDossiers promised) : IDossiers
{
    public Task<Result<DossierPage>> ListAsync(DossierFilter filter, Actor actor, CancellationToken ct = default) =>
        list.ListAsync(filter, actor, ct);

    public async Task<Result<DossierRow>> FindAsync(string code, Actor actor, CancellationToken ct = default)
    {
        var found = await show.FindAsync(code, actor, ReadingWay.Program, ct);
        if (!found.IsError) return found.Value.Row;
        return found.Error.Kind == ErrorKind.Forbidden ? DossierErrors.NotFound : found.Error;
    }

    public Task<IReadOnlyList<PromisedRow>> ByPromiseAsync(AgencyId within, int limit, CancellationToken ct = default) =>
        promised.ReadAsync(within, limit, ct);
}

/// <summary>Running dossiers, the oldest promise first.</summary>
internal sealed class PromisedDossiers(RowMaker rows, AgencyScope scope, Database database, Clock clock)
{
    public async Task<IReadOnlyList<PromisedRow>> ReadAsync(AgencyId within, int limit, CancellationToken ct)
    {
        var (now, sql) = (clock.Now, new SqlFilter().And("bucket = 0 and due is not null"));
        if (scope.Standing(within) is { } standing) sql.AndIn(CaseTables.HomeOf(Dossier.Map), standing);
        var most = sql.Put(limit);
        var found = await database.QueryAsync(
            DossierReader.Read, $"{DossierSql.Select} where {sql.Where} order by due, id limit {most}", sql.Args, ct);
        return [.. (await rows.WithoutPeopleAsync(found, now, ct)).Select(one => new PromisedRow(
            one.Id, one.Code, one.Procedure, one.ProcedureTitle, one.ReceivedBy, one.HolderAgency, one.Due!.Value, one.Standing!.Value))];
    }
}
