namespace OpenProvince.Cases.Data;

/// <summary>Statements over the engine's own tables; a kind's table is a name that is handed in.</summary>
internal static class CaseSql
{
    public const string Step = """
        insert into cases_step (case_id, version, kind, actor, actor_agency, at, recorded_at, state, holder_agency,
          holder_officer, next_action, next_due, due, reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """;

    public const string Reason = "insert into cases_reason (id, case_id, text) values ($1, $2, $3)";

    public const string ForgetReasons = "delete from cases_reason where case_id = $1";

    public const string Steps = """
        select s.version, s.kind, s.actor, s.actor_agency, s.at, s.recorded_at, s.state, s.holder_agency, s.holder_officer, s.next_action,
          s.next_due, s.due, r.text
        from cases_step s left join cases_reason r on r.id = s.reason where s.case_id = $1 order by s.version desc
        """;

    /// <summary>The last line of one kind of each of these cases: the latest comes last.</summary>
    public static string LastLines(string cases) => $"""
        select s.case_id, s.actor, r.text from cases_step s left join cases_reason r on r.id = s.reason
        where {cases} and s.kind = $1 order by s.case_id, s.version
        """;

    public static string StepAt(string table) => $"{Stood(table)} where s.case_id = $1 and s.version = $2";

    /// <summary>Whatever was done with it at once was recorded in the same instant.</summary>
    public static string Started(string table) =>
        $"{Stood(table)} where s.case_id = $1 and s.recorded_at = d.recorded_at order by s.version desc limit 1";

    private static string Stood(string table) => $"""
        select d.code, s.state, s.due, s.holder_agency, s.holder_officer, s.next_action, s.next_due, s.version
        from cases_step s join {table} d on d.id = s.case_id
        """;
}
