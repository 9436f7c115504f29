using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>Turns a filter and a reader into a where clause over state rows, never wider than the reader's part of the province.</summary>
internal sealed class FilterSql(
    AgencyScope scope, CaseWork work, CaseDuties<Dossier> duties, ProcedureCatalogue catalogue, IPersons persons)
{
    /// <summary>From so many people on a name alone says too little: then only open dossiers are looked through.</summary>
    private const int CommonName = 3000;
    private const string Open = CaseTables.Open;
    private static readonly string Home = CaseTables.HomeOf(Dossier.Map);

    public async Task<Result<SqlFilter>> BuildAsync(DossierFilter filter, Actor actor, Instant now, CancellationToken ct)
    {
        if (filter.Within is { } asked && OutsideOf(actor, asked) is { } outside) return outside;
        var sql = new SqlFilter();
        AddCommon(sql, filter, actor);
        if (filter.Tab is { } tab && actor.Active is { } post) AddTab(sql, tab, actor.Id, post, now);
        AddFigures(sql, filter, now);
        if (!string.IsNullOrWhiteSpace(filter.Search)) await AddSearchAsync(sql, filter.Search, actor, ct);
        return sql;
    }

    /// <summary>
    /// One statement that counts every tab in the order of <see cref="DossierTab"/>, under the other conditions of the filter: all
    /// but the last two are parts of the officer's own work.
    /// </summary>
    public (string Sql, object?[] Args) Counts(DossierFilter filter, Actor actor, Instant now)
    {
        if (actor.Active is not { } post) return ("select 0, 0, 0, 0, 0, 0, 0", []);
        var mine = new SqlFilter();
        AddCommon(mine, filter with { Tab = DossierTab.Mine }, actor);
        AddTab(mine, DossierTab.Mine, actor.Id, post, now);
        var (handedOn, wholeUnit) = (Beside(DossierTab.HandedOn), Beside(DossierTab.WholeUnit));
        var at = mine.Put(now.Micros);
        string Part(DossierTab tab) =>
            $"count(case when {CaseWork.OfMine(PartOf(tab))!.Replace("?", at, StringComparison.Ordinal)} then 1 end)";
        return ($"""
            select count(*), {Part(DossierTab.Near)}, {Part(DossierTab.Overdue)},
              {Part(DossierTab.WaitingForCitizen)}, {Part(DossierTab.WaitingToReturn)},
              (select count(*) from dossiers_dossier where {handedOn.Where}),
              (select count(*) from dossiers_dossier where {wholeUnit.Where})
            from dossiers_dossier where {mine.Where}
            """, mine.Args);

        SqlFilter Beside(DossierTab tab)
        {
            var other = mine.Beside();
            AddCommon(other, filter with { Tab = tab }, actor);
            AddTab(other, tab, actor.Id, post, now);
            return other;
        }
    }

    public Error? OutsideOf(Actor actor, AgencyId asked) =>
        scope.Covers(actor, asked) ? null : CaseErrors.NotAllowed(DossierPermissions.Read, PermissionReason.OutsideScope);

    private void AddCommon(SqlFilter sql, DossierFilter filter, Actor actor)
    {
        AddReach(sql, filter, actor);
        if (filter.State is { } state) sql.And("state = ?", (int)state);
        if (filter.State == DossierState.Completed) sql.And($"bucket = 2 and {Open}");
        if (filter.Action is { } action) sql.And($"next_action = ? and {Open}", (int)action);
        if (filter.Procedure is { Length: > 0 } procedure) sql.And("procedure = ?", procedure);
        if (filter.Field is { Length: > 0 } field) AddField(sql, field);
        if (filter.Channel is { } channel) sql.And("channel = ?", (int)channel);
    }

    /// <summary>What the actor may read: received, held or decided in the part of the province they work from.</summary>
    private void AddReach(SqlFilter sql, DossierFilter filter, Actor actor)
    {
        // Open dossiers are few and have indexes of their own; the plus keeps SQLite, which guesses without statistics, from
        // reading every dossier the agencies ever received instead.
        var open = filter.Overdue || filter.DueOn is not null || filter.InProcess || filter.Awaiting;
        if (filter.Within is { } within && scope.Standing(within) is { } standing) AddWithin(sql, filter, standing, open);
        // A tab is about what the unit itself holds or received; it says so with its own condition.
        if (filter.Tab is not null || filter.Within is not null || actor.Active is not { } post) return;
        if (scope.Below(new AgencyId(post.Agency)) is { } own) sql.AndInAny(own, "received_by", "holder_agency", "competent");
    }

    /// <summary>
    /// What an agency received is its own for good; what stands or ended counts where it was at home then. Without a figure both are meant:
    /// an old agency finds what went on elsewhere, and a new one what it goes on with.
    /// </summary>
    private void AddWithin(SqlFilter sql, DossierFilter filter, long[] standing, bool open)
    {
        var moved = scope.Continues(standing);
        if (open && (moved || standing.Any(id => scope.HasEnded(new(id))))) sql.AndIn(Home, standing);
        else if (open) sql.AndIn("+received_by", standing);
        else if (filter.FinishedInMonthOf is not null) sql.AndIn(Home, standing);
        else if (!moved || (filter.ReceivedOn ?? filter.ReceivedInMonthOf) is not null) sql.AndIn("received_by", standing);
        else sql.AndInAny(standing, "received_by", "home_now");
    }

    /// <summary>The same words the measures count by; a list and its figure agree.</summary>
    private void AddFigures(SqlFilter sql, DossierFilter filter, Instant now)
    {
        // The register is kept by agency and day: for the whole province it is asked agency by agency.
        if ((filter.ReceivedOn ?? filter.ReceivedInMonthOf) is not null) sql.AndIn("received_by", scope.All);
        if (filter.ReceivedOn is { } day) sql.And("day = ?", day.ToNumber());
        if (filter.ReceivedInMonthOf is { } month)
            sql.And("day between ? and ?", FirstOf(month).ToNumber(), FirstOf(month).AddMonths(1).AddDays(-1).ToNumber());
        if (filter.FinishedInMonthOf is { } ended)
            sql.And("finished_at >= ? and finished_at < ?", FirstOf(ended).Start().Micros, FirstOf(ended).AddMonths(1).Start().Micros);
        if (filter.DueOn is { } due)
            sql.And("bucket = 0 and due >= ? and due < ?", due.Start().Micros, (due.Start() + TimeSpan.FromDays(1)).Micros);
        if (filter.Overdue) sql.And("bucket = 0 and due < ?", now.Micros);
        if (filter.InProcess) sql.And($"accepted_at is not null and bucket < 2 and {Open}");
        if (filter.Awaiting) sql.And($"accepted_at is null and bucket < 2 and {Open}");
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private void AddTab(SqlFilter sql, DossierTab tab, string officer, Post post, Instant now) =>
        work.Add(sql, duties, PartOf(tab), officer, post, now);

    private static WorkPart PartOf(DossierTab tab) => tab switch
    {
        DossierTab.Near => WorkPart.Near,
        DossierTab.Overdue => WorkPart.Overdue,
        DossierTab.WaitingForCitizen => WorkPart.Waiting,
        DossierTab.WaitingToReturn => WorkPart.Ready,
        DossierTab.HandedOn => WorkPart.HandedOn,
        DossierTab.WholeUnit => WorkPart.WholeUnit,
        _ => WorkPart.Mine,
    };

    private void AddField(SqlFilter sql, string field)
    {
        string[] codes = [.. catalogue.AllVersions.Where(one => one.Field.Code == field).Select(one => one.Code)
            .Distinct(StringComparer.Ordinal)];
        if (codes.Length == 0) sql.And("1 = 0");
        else sql.And($"procedure in ({string.Join(", ", codes.Select(_ => "?"))})", codes);
    }

    private async Task AddSearchAsync(SqlFilter sql, string text, Actor actor, CancellationToken ct)
    {
        if (DossierCode.TryParse(text, out var code))
        {
            sql.And("code = ?", code.ToString());
            return;
        }
        var people = persons.Match(text);
        // C1234567 may be a passport or the beginning of a code: somebody who has it was meant.
        if (CodePart.TryParse(text) is { } part && (people.Words is not null || (await persons.IdsAsync(people, 1, ct)).Count == 0))
            AddCodePart(sql, part, actor);
        else await AddPeopleAsync(sql, people, ct);
    }

    private void AddCodePart(SqlFilter sql, CodePart part, Actor actor)
    {
        if (part.Prefix is { } prefix)
        {
            // Letters sort after every digit, dash and dot of a code, in any collation.
            sql.And("code >= ? and code < ?", prefix, $"{prefix}zzzz");
            return;
        }
        if (part.Day is null)
        {
            // A number comes again every day and at every agency: of all years it would say nothing.
            sql.Narrowed = true;
            sql.And($"number = ? and {Open}", part.Number);
            return;
        }
        sql.AndIn("received_by", (actor.Active is { } post ? scope.Below(new AgencyId(post.Agency)) : null) ?? scope.All)
            .And("day = ?", part.Day);
        if (part.Number is { } number) sql.And("number = ?", number);
    }

    private async Task AddPeopleAsync(SqlFilter sql, PersonMatch people, CancellationToken ct)
    {
        var ids = await persons.IdsAsync(people, CommonName + 1, ct);
        sql.Narrowed = people.Words is not null && ids.Count > CommonName;
        if (sql.Narrowed) sql.And($"{Open} and {people.IsOneOf("owner, submitter")}", [.. people.WordValues]);
        else sql.And($"id in (select dossier from dossiers_party where {SqlFilter.In("person", ids)})");
    }
}
