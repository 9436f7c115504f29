using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Data;

/// <summary>The statements of the command path, made once.</summary>
internal static class TaskSql
{
    /// <summary>
    /// Condition: the agency in the parameter answers for it now, as who assigned or as what continues that one. Each way has its index.
    /// </summary>
    public static string AtHome(string agency) => $"(home = {agency} and home_now is null or home_now = {agency})";

    /// <summary>Takes the year's next number; the row stays locked until the commit, so it comes last.</summary>
    public const string CountUp = """
        insert into tasks_code_counter (year, last) values ($1, 1)
        on conflict (year) do update set last = tasks_code_counter.last + 1
        """;

    /// <summary>Inserts a whole with the number just taken by <see cref="CountUp"/>, padded to four digits.</summary>
    public static readonly string InsertWhole = $"""
        insert into tasks_task ({Assignment.Map.InsertColumns}, number, code)
        select {Assignment.Map.InsertParameters}, taken.last,
          ${Assignment.Map.InsertWidth + 1} || case when taken.last < 10 then '000' when taken.last < 100 then '00'
            when taken.last < 1000 then '0' else '' end || cast(taken.last as text)
        from tasks_code_counter taken where taken.year = {Assignment.Map.Parameter("year")}
        returning code
        """;

    /// <summary>Inserts what hangs on another row: its code is that one's with something behind it.</summary>
    public static readonly string InsertBelow = $"""
        insert into tasks_task ({Assignment.Map.InsertColumns}, number, code)
        select {Assignment.Map.InsertParameters}, ${Assignment.Map.InsertWidth + 1}, above.code || ${Assignment.Map.InsertWidth + 2}
        from tasks_task above where above.id = {Assignment.Map.Parameter("parent")}
        returning code
        """;

    public const string Content = """
        insert into tasks_content (task, content, product, source_number, source_day, source_title, paragraph, text_before, text_after)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    public const string Evidence = "insert into tasks_evidence (task, version, line, file) values ($1, $2, $3, $4)";
}
