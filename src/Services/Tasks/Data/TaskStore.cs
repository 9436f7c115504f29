using System.Data.Common;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Data;

/// <summary>Tasks as cases, with the yearly numbers of their codes.</summary>
internal sealed class TaskStore(UnitOfWork work, CaseStore<Assignment> cases)
{
    /// <summary>Who can do which next step; every aggregate of this store asks it.</summary>
    public CaseDuties<Assignment> Duties => cases.Duties;

    public ValueTask<Assignment?> FindAsync(long id, CancellationToken ct) => cases.FindAsync(id, ct);

    public Task<Assignment?> FindByCodeAsync(string code, CancellationToken ct) => cases.FindByCodeAsync(code, ct);

    /// <inheritdoc cref="CaseStore{T}.StartedAsAsync"/>
    public Task<Moved?> StartedAsAsync(long id, CancellationToken ct) => cases.StartedAsAsync(id, ct);

    /// <summary>A row for lists: it refuses every act.</summary>
    public static Assignment Listed(DbDataReader row) => Assignment.Map.Read(row, NoDuties.Instance);

    /// <summary>A row for acts.</summary>
    public Assignment Acting(DbDataReader row) => cases.Read(row);

    /// <summary>The words of a new task, part by part; its event vouches for them.</summary>
    public void AddContent(Assignment one, TaskContent content)
    {
        one.Vouch(Assignment.ContentSeal, content.Cells);
        work.Add(TaskSql.Content, one.Id, content.Content, content.Product, content.Source.Number, content.Source.Day?.ToNumber(),
            content.Source.Title, content.Source.Paragraph, content.Source.Before, content.Source.After);
    }

    /// <summary>Writes a new whole. What hangs on it comes after it; the number is taken here.</summary>
    public void AddWhole(Assignment whole)
    {
        cases.Append(whole);
        work.Add(TaskSql.CountUp, whole.Year);
        Insert(whole, TaskSql.InsertWhole, TaskCode.Prefix(whole.Year));
    }

    /// <summary>Writes a new part or request; what it hangs on was written before it.</summary>
    /// <param name="one">With its acts.</param>
    /// <param name="number">Its number in the code.</param>
    public void AddBelow(Assignment one, int number)
    {
        cases.Append(one);
        Insert(one, TaskSql.InsertBelow, number, one.IsAsk ? TaskCode.OfAsk(number) : TaskCode.OfPart(number));
    }

    /// <inheritdoc cref="CaseStore{T}.Save"/>
    public void Save(Assignment one) => cases.Save(one);

    private void Insert(Assignment one, string sql, params ReadOnlySpan<SqlValue> more)
    {
        var code = work.AddReturning(sql, Assignment.Map.Inserted(one, more));
        // A row of a workbook that somebody imported meanwhile is met here too.
        work.OnUnique(one.ImportKey is null ? TaskErrors.CodeTaken : TaskErrors.ImportRunning);
        work.AfterCommit(() => one.Code = code.Value as string);
        work.Track(one.Id, one);
    }
}
