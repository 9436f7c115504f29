using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;

namespace OpenProvince.Measures.Data;

/// <summary>
/// The tables of one source, made from its declaration: one step with the members of the split it began with, then a step for each
/// member that came later.
/// </summary>
internal sealed record MeasureSchema(MeasureSource Source) : SchemaSource
{
    private readonly MeasureTables tables = new(Source);

    public override IReadOnlyList<SchemaStep> Steps(DatabaseEngine engine) =>
    [
        Step(1, "tables", $"{Sums(engine)}\n\n{Waiting(engine)}\n", engine),
        .. Source.Split.Members.Skip(Source.Split.First).Select((member, i) => Step(i + 2, member, Append(member), engine)),
    ];

    private SchemaStep Step(int number, string name, string sql, DatabaseEngine engine) =>
        SchemaStep.Of(MeasureSource.ProjectionOf(Source.Name), number, name, sql, engine);

    // Text keys in byte order: faster to keep, and the order verify compares in.
    private static string Text(DatabaseEngine engine) => engine == DatabaseEngine.Postgres ? "text collate \"C\"" : "text";

    // The key is the table: half the size and half the work of an upsert.
    private static string End(DatabaseEngine engine) => engine == DatabaseEngine.Postgres ? "" : " without rowid";

    private string Sums(DatabaseEngine engine)
    {
        var values = string.Join("\n  ", Source.Split.Members.Take(Source.Split.First).Select(member => $"{member} bigint not null,"));
        var (text, end) = (Text(engine), End(engine));
        return $"""
            -- Sums of deltas. Period: day yyyymmdd, month yyyymm, year yyyy, all time 0. Key '' is all keys together.
            -- The order of the primary key serves "one measure of one unit over time", the question of every tile and chart.
            create table {tables.Rollup.Name} (
              measure integer not null,
              unit bigint not null,
              key {text} not null,
              period integer not null,
              {values}
              constraint pk_{tables.Rollup.Name} primary key (measure, unit, key, period)
            ){end};

            -- hour: yyyymmddhh, local
            create table {tables.Hour.Name} (
              measure integer not null,
              unit bigint not null,
              hour bigint not null,
              {values}
              constraint pk_{tables.Hour.Name} primary key (measure, unit, hour)
            ){end};

            -- Only what was recorded on a later day than it happened: taken off, it gives a past figure as it was known then.
            create table {tables.Late.Name} (
              measure integer not null,
              unit bigint not null,
              key {text} not null,
              day integer not null,
              recorded integer not null,
              {values}
              constraint pk_{tables.Late.Name} primary key (measure, unit, key, day, recorded)
            ){end};
            """;
    }

    private string Waiting(DatabaseEngine engine) => $"""
        -- Effects that will happen by the clock alone.
        create table {tables.Timed.Name} (
          measure integer not null,
          subject bigint not null,
          at bigint not null,
          unit bigint not null,
          key {Text(engine)} not null,
          member integer not null,
          constraint pk_{tables.Timed.Name} primary key (measure, subject)
        ){End(engine)};

        -- Serves the ticker: what fell due since it looked last.
        create index ix_{tables.Timed.Name}_at on {tables.Timed.Name} (at);
        """;

    private string Append(string member) => string.Join('\n', new[] { tables.Rollup, tables.Hour, tables.Late }.Select(
        table => $"alter table {table.Name} add column {member} bigint not null default 0;"));
}
