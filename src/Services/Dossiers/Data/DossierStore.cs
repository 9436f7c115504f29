using System.Data.Common;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>Dossiers as cases, with the daily numbers of their codes.</summary>
internal sealed class DossierStore(Database database, UnitOfWork work, CaseStore<Dossier> cases, CaseWriter writer)
{
    /// <summary>Who can do which next step; every aggregate of this store asks it.</summary>
    public IDuties Duties => cases.Duties;

    public ValueTask<Dossier?> FindAsync(DossierId id, CancellationToken ct) => cases.FindAsync(id.Value, ct);

    public Task<Dossier?> FindByCodeAsync(string code, CancellationToken ct) => cases.FindByCodeAsync(code, ct);

    /// <inheritdoc cref="CaseStore{T}.Read"/>
    public Dossier Read(DbDataReader row) => cases.Read(row);

    /// <summary>
    /// Writes a new dossier. Its number is taken last, so nobody waits behind them longer than needed.
    /// </summary>
    /// <returns>The code, readable after the commit.</returns>
    public Returned Add(Dossier dossier, string codePrefix)
    {
        cases.Append(dossier);
        if (dossier.Submitter == dossier.Owner) work.Add(DossierSql.Party, dossier.Owner, dossier.Id.Value);
        else work.Add(DossierSql.TwoParties, dossier.Owner, dossier.Submitter, dossier.Id.Value);
        var together = database.Engine == DatabaseEngine.Postgres;
        if (!together) work.Add(DossierSql.CountUp, dossier.ReceivedBy, dossier.FiledAt.LocalDay().ToNumber());
        var code = work.AddReturning(
            together ? DossierSql.CountUpAndInsert : DossierSql.Insert, Dossier.Map.Inserted(dossier, codePrefix));
        work.OnUnique(DossierErrors.CodeTaken);
        work.AfterCommit(() => dossier.Code = code.Value as string);
        work.Track(dossier.Id.Value, dossier);
        return code;
    }

    /// <inheritdoc cref="CaseStore{T}.Save"/>
    public void Save(Dossier dossier) => cases.Save(dossier);

    /// <inheritdoc cref="CaseWriter.Forget"/>
    public void Forget(Dossier dossier, Actor by) =>
        writer.Forget(dossier, cases.Kind, new DossierForgotten(dossier.Id.Value, dossier.Procedure, dossier.Channel), by);

    /// <inheritdoc cref="CaseStore{T}.MovedAtAsync"/>
    public Task<Moved?> MovedAtAsync(DossierId id, long version, CancellationToken ct) => cases.MovedAtAsync(id.Value, version, ct);

    /// <inheritdoc cref="CaseStore{T}.StartedAsAsync"/>
    public Task<Moved?> FiledAsAsync(DossierId id, CancellationToken ct) => cases.StartedAsAsync(id.Value, ct);
}
