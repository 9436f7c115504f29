using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Turns a filter and a reader into a where clause over state rows, never wider than the reader's part of the province.</summary>
internal sealed class FilterSql(ListScope scope, ProcedureCatalogue catalogue, IPersons persons, Duties duties)
{
    public Result<SqlFilter> Build(DossierFilter filter, Actor actor, Instant now)
    {
        if (filter.Within is { } asked && !scope.Covers(actor, asked)) return DossierErrors.NotAllowed(DossierPermissions.Read, PermissionReason.OutsideScope);
        var sql = new SqlFilter();
        AddReach(sql, filter, actor);
        if (filter.Tab is { } tab && actor.Active is { } post) AddTab(sql, tab, actor.Id, post, now);
        if (filter.State is { } state) sql.And("state = ?", (int)state);
        if (filter.Procedure is { Length: > 0 } procedure) sql.And("procedure = ?", procedure);
        if (filter.Field is { Length: > 0 } field) AddField(sql, field);
        if (filter.Channel is { } channel) sql.And("channel = ?", (int)channel);
        AddFigures(sql, filter, now);
        if (!string.IsNullOrWhiteSpace(filter.Search)) AddSearch(sql, filter.Search);
        return sql;
    }

    /// <summary>What the actor may read: received, held or decided in the part of the province they work from.</summary>
    private void AddReach(SqlFilter sql, DossierFilter filter, Actor actor)
    {
        if (filter.Within is { } within && scope.Below(within) is { } below) sql.AndIn("received_by", below);
        // A tab is about what the unit itself holds or received; it says so with its own condition.
        if (filter.Tab is not null || filter.Within is not null || actor.Active is not { } post) return;
        if (scope.Below(new AgencyId(post.Agency)) is { } own)
            sql.And($"({SqlFilter.In("received_by", own)} or {SqlFilter.In("holder_agency", own)} or {SqlFilter.In("competent", own)})");
    }

    /// <summary>The same words the measures count by; a list and its figure agree.</summary>
    private static void AddFigures(SqlFilter sql, DossierFilter filter, Instant now)
    {
        if (filter.ReceivedOn is { } day) sql.And("day = ?", day.ToNumber());
        if (filter.ReceivedInMonthOf is { } month) sql.And("day between ? and ?", FirstOf(month).ToNumber(), FirstOf(month).AddMonths(1).AddDays(-1).ToNumber());
        if (filter.FinishedInMonthOf is { } ended) sql.And("finished_at >= ? and finished_at < ?", FirstOf(ended).Start().Micros, FirstOf(ended).AddMonths(1).Start().Micros);
        if (filter.DueOn is { } due) sql.And("bucket = 0 and due >= ? and due < ?", due.Start().Micros, due.AddDays(1).Start().Micros);
        if (filter.Overdue) sql.And("bucket = 0 and due < ?", now.Micros);
        if (filter.InProcess) sql.And("accepted_at is not null and bucket < 2");
        if (filter.Awaiting) sql.And("accepted_at is null and bucket < 2");
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private void AddTab(SqlFilter sql, DossierTab tab, string officer, Post post, Instant now)
    {
        if (tab == DossierTab.HandedOn)
        {
            if (scope.Below(new AgencyId(post.Agency)) is { } own)
                sql.AndIn("received_by", own).And($"bucket < 2 and custody = 1 and not ({SqlFilter.In("holder_agency", own)})");
            else sql.And("1 = 0");
            return;
        }
        sql.And("holder_agency = ? and bucket < 3", post.Agency);
        AddMine(sql, officer, post);
        if (tab == DossierTab.Near) sql.And("bucket = 0 and near_at <= ? and due >= ?", now.Micros, now.Micros);
        else if (tab == DossierTab.Overdue) sql.And("bucket = 0 and due < ?", now.Micros);
        else if (tab == DossierTab.WaitingForCitizen) sql.And("bucket = 1");
        else if (tab == DossierTab.WaitingToReturn) sql.And("bucket = 2");
    }

    /// <summary>
    /// The officer's own, and for each task of their role what lies on the unit's desk: without an officer, or with one who
    /// was locked, left or lost the task, so that nothing disappears with a person.
    /// </summary>
    private void AddMine(SqlFilter sql, string officer, Post post)
    {
        List<string> any = [$"holder_officer = {sql.Put(officer)}"];
        foreach (var action in duties.ActionsOf(post.Role))
        {
            var active = duties.OfficersAt(post.Agency, action).Select(one => sql.Put(one.ActorId)).ToList();
            any.Add($"(next_action = {(int)action} and (holder_officer is null{(active.Count == 0 ? "" : $" or holder_officer not in ({string.Join(", ", active)})")}))");
        }
        sql.And($"({string.Join(" or ", any)})");
    }

    private void AddField(SqlFilter sql, string field)
    {
        string[] codes = [.. catalogue.AllVersions.Where(one => one.Field.Code == field).Select(one => one.Code).Distinct(StringComparer.Ordinal)];
        if (codes.Length == 0) sql.And("1 = 0");
        else sql.And($"procedure in ({string.Join(", ", codes.Select(_ => "?"))})", codes);
    }

    private void AddSearch(SqlFilter sql, string text)
    {
        if (DossierCode.TryParse(text, out var code))
        {
            sql.And("code = ?", code.ToString());
            return;
        }
        if (IsPartOfCode(VietnameseText.Clean(text)))
        {
            sql.And("code like ?", $"%{VietnameseText.Clean(text).ToUpperInvariant()}%");
            return;
        }
        var people = persons.Match(text);
        sql.And($"id in (select dossier from dossiers_party where person in ({people.Sql}))", [.. people.Values]);
    }

    /// <summary>Digits and separators, perhaps with the letter of the province; a whole phone or identity number is longer without them.</summary>
    private static bool IsPartOfCode(string text) =>
        text.Length >= 2 && text.Any(char.IsAsciiDigit)
        && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetter(c) || c is '-' or '.')
        && (text.Length <= 8 || text.Contains('-', StringComparison.Ordinal) || text.Contains('.', StringComparison.Ordinal));
}
