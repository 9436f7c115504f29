namespace OpenProvince.Dossiers.Data;

/// <summary>The statements of the command path, as constants: prepared once on either database.</summary>
internal static class DossierSql
{
    /// <summary>Columns in the order <see cref="DossierReader"/> reads them.</summary>
    private const string Columns = """
        id, version, head_hash, procedure, procedure_version, case_code, channel, door, custody, helped_at,
        received_by, competent, submitter, owner, term_unit, term_amount, filed_at, recorded_at, day, code, state,
        holder_agency, holder_officer, next_action, next_due, due, calendar_version, rule_version, accepted_at,
        near_at, paused_at, pauses, remaining, supplement_limit, supplied_at, proposer, approved_at, finished_at,
        timeliness, returned_at, last_step_at, seal_key
        """;

    public const string Select = $"select {Columns} from dossiers_dossier";

    /// <summary>The same with the number of all rows behind them: for searches, whose condition costs more than the rows.</summary>
    public const string SelectCounted = $"select {Columns}, count(*) over () from dossiers_dossier";

    public const int CountColumn = 42;

    public const string Find = $"{Select} where id = $1";

    public const string FindByCode = $"{Select} where code = $1";

    /// <summary>Takes the agency's next number of the day; the row stays locked until the commit, so it comes last.</summary>
    public const string CountUp = """
        insert into dossiers_code_counter (agency, day, last) values ($1, $2, 1)
        on conflict (agency, day) do update set last = dossiers_code_counter.last + 1
        """;

    /// <summary>Inserts the row with the number just taken by <see cref="CountUp"/>.</summary>
    public const string Insert = $"""
        insert into dossiers_dossier ({InsertColumns})
        select {InsertValues} from dossiers_code_counter taken where taken.agency = $11 and taken.day = $19
        returning code
        """;

    /// <summary>Both in one statement where the engine can (PostgreSQL): one less to send and run for each filing.</summary>
    public const string CountUpAndInsert = $"""
        with taken as (
          insert into dossiers_code_counter (agency, day, last) values ($11, $19, 1)
          on conflict (agency, day) do update set last = dossiers_code_counter.last + 1 returning last)
        insert into dossiers_dossier ({InsertColumns}) select {InsertValues} from taken
        returning code
        """;

    private const string InsertColumns = """
        id, version, head_hash, procedure, procedure_version, case_code, channel, door, custody, helped_at,
        received_by, competent, submitter, owner, term_unit, term_amount, filed_at, recorded_at, day, state,
        holder_agency, holder_officer, next_action, next_due, due, calendar_version, rule_version, accepted_at,
        near_at, paused_at, pauses, remaining, supplement_limit, supplied_at, proposer, approved_at, finished_at,
        timeliness, returned_at, last_step_at, bucket, sort_at, number, code, seal_key
        """;

    /// <summary>The code pads the number to four digits, more when a day has more.</summary>
    private const string InsertValues = """
        $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
        $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, taken.last,
        $43 || case when taken.last < 10 then '000' when taken.last < 100 then '00' when taken.last < 1000 then '0' else '' end
          || cast(taken.last as text), $44
        """;

    /// <summary>Moves the row from the revision that was read; no row means somebody else was first.</summary>
    public const string Update = """
        update dossiers_dossier set version = $3, head_hash = $4,
          state = $5, holder_agency = $6, holder_officer = $7, next_action = $8, next_due = $9, due = $10,
          calendar_version = $11, rule_version = $12, accepted_at = $13, near_at = $14, paused_at = $15, pauses = $16,
          remaining = $17, supplement_limit = $18, supplied_at = $19, proposer = $20, approved_at = $21,
          finished_at = $22, timeliness = $23, returned_at = $24, last_step_at = $25, bucket = $26, sort_at = $27
        where id = $1 and version = $2
        """;

    public const string Step = """
        insert into dossiers_step (dossier, version, kind, actor, actor_agency, at, recorded_at, state, holder_agency,
          holder_officer, next_action, next_due, due, reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """;

    public const string StepAt = """
        select d.code, s.state, s.due, s.holder_agency, s.holder_officer, s.next_action, s.next_due, s.version
        from dossiers_step s join dossiers_dossier d on d.id = s.dossier where s.dossier = $1 and s.version = $2
        """;

    public const string FiledAs = """
        select d.code, s.state, s.due, s.holder_agency, s.holder_officer, s.next_action, s.next_due, s.version
        from dossiers_step s join dossiers_dossier d on d.id = s.dossier
        where s.dossier = $1 and s.recorded_at = d.recorded_at order by s.version desc limit 1
        """;

    public const string Reason = "insert into dossiers_reason (id, dossier, text) values ($1, $2, $3)";

    public const string Party = "insert into dossiers_party (person, dossier) values ($1, $2)";

    public const string TwoParties = "insert into dossiers_party (person, dossier) values ($1, $3), ($2, $3)";

    public const string Answers = "insert into dossiers_answer (dossier, answers) values ($1, $2)";

    public const string Paper = """
        insert into dossiers_paper (dossier, version, line, component, originals, certified, copies, file)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    public const string Result = "insert into dossiers_result (dossier, line, granted, number, file) values ($1, $2, $3, $4, $5)";
}
