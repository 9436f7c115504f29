using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

internal sealed class Persons(Database database, IAgencies agencies, EventAppender events) : IPersons
{
    private const string Columns = "id, kind, name, birth_day, identity_number, phone, email, address, commune";

    public Result<PersonData> Check(PersonData data, DateOnly today) =>
        PersonRules.Check(data, today, code => agencies.AdminUnit(code, today) is { Level: AgencyLevel.Commune });

    public PersonId Add(UnitOfWork work, PersonData data, Instant now) => Add(work, data, now, out _);

    public PersonId Add(UnitOfWork work, PersonData data, Instant now, out string seal)
    {
        var (id, key) = (Ids.Next(), Seal.NewKey());
        Insert(work, id, data, now, key);
        seal = SealOf(key, id, data);
        return new PersonId(id);
    }

    public static void Insert(UnitOfWork work, long id, PersonData data, Instant now, byte[]? key = null) => work.Add(
        "insert into agencies_person (id, kind, name, folded, sort_key, birth_day, identity_number, phone, email, address, commune, " +
        "recorded_at, seal_key) " +
        "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        id, (int)data.Kind, data.Name, VietnameseText.Fold(data.Name), VietnameseText.SortKey(data.Name), data.BirthDate?.ToNumber(),
        data.IdentityNumber, data.Phone, data.Email, data.Address, data.Commune, now.Micros, key);

    private static string SealOf(
        byte[] key, long id, PersonData data) => Seal.Of(key, "person", id, (int)data.Kind, data.Name, data.BirthDate?.ToNumber(),
        data.IdentityNumber, data.Phone, data.Email, data.Address, data.Commune);

    public async IAsyncEnumerable<SealedPerson> SealsAsync(DbConnection snapshot, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var command = snapshot.CreateCommand(
            $"select {Columns}, seal_key, erased_at from agencies_person where seal_key is not null or erased_at is not null order by id");
        command.CommandTimeout = 0; // everybody
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var erased = !reader.IsDBNull(10);
            var person = Read(reader);
            yield return new SealedPerson(
                person.Id, reader.IsDBNull(9) ? null : SealOf(reader.Bytes(9), person.Id.Value, person.Data), erased);
        }
    }

    public void Change(UnitOfWork work, PersonId id, PersonData data) => work.Add(
        "update agencies_person set kind = $2, name = $3, folded = $4, sort_key = $5, birth_day = $6, identity_number = $7, phone = $8, " +
        "email = $9, " +
        "address = $10, commune = $11 where id = $1 and erased_at is null",
        id.Value, (int)data.Kind, data.Name, VietnameseText.Fold(data.Name), VietnameseText.SortKey(data.Name), data.BirthDate?.ToNumber(),
        data.IdentityNumber, data.Phone, data.Email, data.Address, data.Commune);

    public void Erase(UnitOfWork work, PersonId id, Actor by, Instant now)
    {
        work.Add(
            "update agencies_person set name = '', folded = '', sort_key = '', birth_day = null, identity_number = null, phone = null, " +
            "email = null, " +
            "address = null, commune = null, erased_at = $2, seal_key = null where id = $1", id.Value, now.Micros);
        events.Append(work, $"person-{id.Value}", StreamHead.None, new EventStamp(now, now, by.Id, 0), new PersonErased(id.Value));
    }

    public Task<Person?> FindAsync(PersonId id, CancellationToken ct = default) =>
        database.FirstAsync(Read, $"select {Columns} from agencies_person where id = $1 and erased_at is null", [id.Value], ct);

    public async Task<IReadOnlyDictionary<PersonId, Person>> FindManyAsync(
        IReadOnlyCollection<PersonId> ids, CancellationToken ct = default)
    {
        var found = new Dictionary<PersonId, Person>(ids.Count);
        if (ids.Count == 0) return found;
        await using var connection = await database.OpenReadAsync(ct);
        // Chunks keep one prepared text and stay far below SQLite's limit of parameters.
        foreach (var chunk in ids.Distinct().Chunk(200))
        {
            var rows = await connection.QueryAsync(
                Read, $"select {Columns} from agencies_person where id in ({Marks(chunk.Length)}) and erased_at is null",
                [.. chunk.Select(id => (object?)id.Value)], ct);
            foreach (var person in rows) found[person.Id] = person;
        }
        return found;
    }

    public async Task<IReadOnlySet<PersonId>> WithAccountAsync(IReadOnlyCollection<PersonId> ids, CancellationToken ct = default)
    {
        var found = new HashSet<PersonId>();
        foreach (var chunk in ids.Distinct().Chunk(200))
            found.UnionWith(await database.QueryAsync(
                row => new PersonId(row.Int(0)), $"select person from agencies_user where person in ({Marks(chunk.Length)})",
                [.. chunk.Select(id => (object?)id.Value)], ct));
        return found;
    }

    public PersonMatch Match(string text) => PersonWords.Match(text, database.Engine);

    public async Task<IReadOnlyList<long>> IdsAsync(PersonMatch match, int most, CancellationToken ct = default)
    {
        var next = 0;
        var sql = string.Concat(match.Sql.Select(c => c == '?' ? string.Create(CultureInfo.InvariantCulture, $"${++next}") : c.ToString()));
        return await database.QueryAsync(row => row.Int(0),
            string.Create(CultureInfo.InvariantCulture, $"select * from ({sql}) found limit {most}"), [.. match.Values], ct);
    }

    private static string Marks(int count) =>
        string.Join(", ", Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"${i}")));

    private static Person Read(DbDataReader row) => new(new(row.Int(0)), new PersonData(
        (PersonKind)row.Int(1), row.GetString(2), row.IntOrNull(3) is { } day ? ((int)day).ToDay() : null,
        row.TextOrNull(4), row.TextOrNull(5), row.TextOrNull(6), row.TextOrNull(7), row.TextOrNull(8)));
}
