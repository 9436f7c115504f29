using System.Globalization;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Which changes a reader wants.</summary>
/// <param name="Type">One kind; null for all.</param>
/// <param name="Officers">Done by one of these officers, or to one; null for all.</param>
/// <param name="From">First moment.</param>
/// <param name="Before">First moment after the last.</param>
/// <param name="Within">Of these units, and what holds for all; null for the whole province.</param>
internal sealed record ChangeFilter(
    string? Type, IReadOnlyCollection<long>? Officers, Instant? From, Instant? Before, IReadOnlyCollection<long>? Within);

/// <summary>Finds changes of rights and rules: which ones the projection says, what they are the log.</summary>
internal sealed class ChangeReader(Database database, LogReader log)
{
    /// <summary>Newest first, below a place in the log.</summary>
    public async Task<List<RecordedEvent>> BeforeAsync(ChangeFilter filter, long before, int most, CancellationToken ct)
    {
        var asked = new Conditions();
        asked.And($"seq < {asked.Put(before)}");
        if (filter.Type is { } type) asked.And($"type = {asked.Put(type)}");
        if (filter.Officers is { } officers)
        {
            var actors = officers.Select(one => string.Create(CultureInfo.InvariantCulture, $"staff:{one}"));
            asked.And($"({asked.In("staff", officers.Cast<object>())} or {asked.In("actor", actors)})");
        }
        asked.AndBetween("at", filter.From, filter.Before);
        if (filter.Within is { } within)
            asked.And($"({asked.In("agency", within.Cast<object>())} or (agency = 0 and staff is null))");
        var seqs = await database.QueryAsync(
            row => row.Int(0), $"select seq from agencies_rights_change{asked.Where} order by seq desc limit {most}", asked.Args, ct);
        return [.. (await log.FindAsync(seqs, ct)).OrderByDescending(e => e.Seq)];
    }
}
