using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Dossiers.Data;

/// <summary>The statements of the command path, made once: prepared once on either database.</summary>
internal static class DossierSql
{
    public static readonly string Select = Dossier.Map.Select;

    /// <summary>The same with the number of all rows behind them: for searches, whose condition costs more than the rows.</summary>
    public static readonly string SelectCounted = $"select {Dossier.Map.Columns}, count(*) over () from dossiers_dossier";

    public static int CountColumn => Dossier.Map.Width;

    /// <summary>Takes the agency's next number of the day; the row stays locked until the commit, so it comes last.</summary>
    public const string CountUp = """
        insert into dossiers_code_counter (agency, day, last) values ($1, $2, 1)
        on conflict (agency, day) do update set last = dossiers_code_counter.last + 1
        """;

    private static readonly string InsertColumns = $"{Dossier.Map.InsertColumns}, number, code";

    /// <summary>The code pads the number to four digits, more when a day has more.</summary>
    private static readonly string InsertValues = $"""
        {Dossier.Map.InsertParameters}, taken.last,
        ${Dossier.Map.InsertWidth + 1} || case when taken.last < 10 then '000' when taken.last < 100 then '00'
          when taken.last < 1000 then '0' else '' end || cast(taken.last as text)
        """;

    private static readonly string Agency = Dossier.Map.Parameter("received_by"), Day = Dossier.Map.Parameter("day");

    /// <summary>Inserts the row with the number just taken by <see cref="CountUp"/>.</summary>
    public static readonly string Insert = $"""
        insert into dossiers_dossier ({InsertColumns})
        select {InsertValues} from dossiers_code_counter taken where taken.agency = {Agency} and taken.day = {Day}
        returning code
        """;

    /// <summary>Both in one statement where the engine can (PostgreSQL): one less to send and run for each filing.</summary>
    public static readonly string CountUpAndInsert = $"""
        with taken as (
          insert into dossiers_code_counter (agency, day, last) values ({Agency}, {Day}, 1)
          on conflict (agency, day) do update set last = dossiers_code_counter.last + 1 returning last)
        insert into dossiers_dossier ({InsertColumns}) select {InsertValues} from taken
        returning code
        """;

    public const string Party = "insert into dossiers_party (person, dossier) values ($1, $2)";

    public const string TwoParties = "insert into dossiers_party (person, dossier) values ($1, $3), ($2, $3)";

    public const string Answers = "insert into dossiers_answer (dossier, answers) values ($1, $2)";

    public const string Paper = """
        insert into dossiers_paper (dossier, version, line, component, originals, certified, copies, file)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    public const string Result = "insert into dossiers_result (dossier, line, granted, number, file) values ($1, $2, $3, $4, $5)";
}
