using System.Globalization;
using Npgsql;
using OpenProvince.Kernel;

// The floor: what this machine can do for the same bytes. Checks 12 text fields and writes one case row and one event row
// in one durable commit. No sign-in, no rules, no chain. SQLite: synchronous=FULL, at most 50 cases share a commit.
// The first two say where to write; a path would read as an option ("/folder").
var builder = WebApplication.CreateSlimBuilder(args[2..]);
builder.Logging.ClearProviders();
var app = builder.Build();
long next = 0;
Func<string, string, Task> write;
if (args[0] == "postgres")
{
    var source = NpgsqlDataSource.Create(args[1] + ";Max Auto Prepare=10;Auto Prepare Min Usages=2;No Reset On Close=true");
    await using (var make = source.CreateCommand(
        "create table if not exists floor_case (id bigint primary key, data text not null); create table if not exists floor_event (id " +
        "bigint primary key, at bigint not null, data text not null)"))
        await make.ExecuteNonQueryAsync();
    write = async (data, fact) =>
    {
        var id = Interlocked.Increment(ref next);
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("insert into floor_case values ($1, $2)")
        {
            Parameters = { new() { Value = id }, new() { Value = data } }
        });
        batch.BatchCommands.Add(new("insert into floor_event values ($1, $2, $3)")
        {
            Parameters = { new() { Value = id }, new() { Value = Environment.TickCount64 }, new() { Value = fact } }
        });
        await batch.ExecuteNonQueryAsync();
    };
}
else
{
    var database = new Database(DatabaseTarget.Sqlite(args[1]), new SqliteLaneOptions { GroupSize = 50 });
    var make = new UnitOfWork(database);
    make.Add("create table if not exists floor_case (id integer primary key, data text not null)");
    make.Add("create table if not exists floor_event (id integer primary key, at integer not null, data text not null)");
    await make.CommitAsync();
    write = async (data, fact) =>
    {
        var id = Interlocked.Increment(ref next);
        var set = new WriteSet();
        set.Add(new("insert into floor_case values ($1, $2)", [id, data]));
        set.Add(new("insert into floor_event values ($1, $2, $3)", [id, Environment.TickCount64, fact]));
        if ((await database.Writer.ExecuteAsync(set)).IsError) throw new InvalidOperationException("not written");
    };
}
app.MapPost("/cases", async (Dictionary<string, string> fields) =>
{
    if (fields.Count != 12 || fields.Values.Any(value => value.Length is 0 or > 200)) return Results.BadRequest();
    await write(string.Join('\n', fields.Select(field => $"{field.Key}={field.Value}")),
        $"{fields.Count.ToString(CultureInfo.InvariantCulture)} fields");
    return Results.Ok(new { code = Volatile.Read(ref next) });
});
await app.RunAsync();
