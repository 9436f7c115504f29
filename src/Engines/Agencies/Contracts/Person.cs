using System.Data.Common;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>Stable id of a person row; events may carry it, because the row behind it can be erased.</summary>
public readonly record struct PersonId(long Value);

/// <summary>Who stands in a persons row.</summary>
public enum PersonKind
{
    /// <summary>A natural person.</summary>
    Citizen = 1,

    /// <summary>An organisation.</summary>
    Organisation = 2,

    /// <summary>An enterprise, cooperative or household business.</summary>
    Business = 3,
}

/// <summary>What a form knows about a person. <see cref="IdentityNumber"/> is the tax code for an organisation or a business.</summary>
public sealed record PersonData(
    PersonKind Kind,
    string Name,
    DateOnly? BirthDate = null,
    string? IdentityNumber = null,
    string? Phone = null,
    string? Email = null,
    string? Address = null,
    string? Commune = null);

/// <summary>A stored person.</summary>
public sealed record Person(PersonId Id, PersonData Data);

/// <summary>A person row as it is now.</summary>
/// <param name="Seal">The seal of what it says; null when its key is gone.</param>
/// <param name="Erased">The row was emptied.</param>
public sealed record SealedPerson(PersonId Id, string? Seal, bool Erased)
{
    /// <summary>What findings call the table.</summary>
    public const string Table = "agencies_person";
}

/// <summary>
/// The one table of people. Personal data stands here and nowhere else: other modules keep the id,
/// so that erasing one row forgets the person.
/// </summary>
public interface IPersons
{
    /// <summary>Cleans what was typed and names every field that is wrong. Does not touch the database.</summary>
    Result<PersonData> Check(PersonData data, DateOnly today);

    /// <summary>
    /// Adds the insert to the command's transaction; the id is known at once. The data must come from <see cref="Check"/>.
    /// </summary>
    PersonId Add(UnitOfWork work, PersonData data, Instant now);

    /// <summary>The same, with the seal of what the row says: an event may carry it, and erasing the person destroys its key.</summary>
    PersonId Add(UnitOfWork work, PersonData data, Instant now, out string seal);

    /// <summary>Every person row that has a seal, at the caller's snapshot, in order of the ids.</summary>
    IAsyncEnumerable<SealedPerson> SealsAsync(DbConnection snapshot, CancellationToken ct = default);

    /// <summary>
    /// Adds the update to the command's transaction. Not for people an event vouches for: what was filed stays as it was filed.
    /// </summary>
    void Change(UnitOfWork work, PersonId id, PersonData data);

    /// <summary>
    /// Forgets the person: the row stays as an empty place, so that what points to it does not break, and the log says that and
    /// by whose hand it was emptied.
    /// </summary>
    void Erase(UnitOfWork work, PersonId id, Actor by, Instant now);

    /// <summary>The person, or null when there is none or the row was erased.</summary>
    Task<Person?> FindAsync(PersonId id, CancellationToken ct = default);

    /// <summary>Those of the ids that exist, by id: one query for a whole list on a page.</summary>
    Task<IReadOnlyDictionary<PersonId, Person>> FindManyAsync(IReadOnlyCollection<PersonId> ids, CancellationToken ct = default);

    /// <summary>Those of these people who can sign in: one query for a whole list on a page.</summary>
    Task<IReadOnlySet<PersonId>> WithAccountAsync(IReadOnlyCollection<PersonId> ids, CancellationToken ct = default);

    /// <summary>
    /// Who is meant by a text: words of the name in any order and without accents, the last one perhaps unfinished, or a whole
    /// identity number or phone.
    /// </summary>
    PersonMatch Match(string text);

    /// <summary>The people a match finds, read no further than <paramref name="most"/>.</summary>
    Task<IReadOnlyList<long>> IdsAsync(PersonMatch match, int most, CancellationToken ct = default);
}

/// <param name="Sql">A query of person ids; each <c>?</c> takes the next value.</param>
/// <param name="Values">Its values.</param>
/// <param name="Words">The words of the name, for a name so common that its ids are too many; null for a number.</param>
public sealed record PersonMatch(string Sql, IReadOnlyList<object?> Values, IReadOnlyList<string>? Words)
{
    /// <summary>
    /// A condition for the asker's own query: somebody in these columns of its row is meant. Takes <see cref="WordValues"/>.
    /// </summary>
    public string IsOneOf(string columns) =>
        "exists (select 1 from agencies_person where agencies_person.id in " +
        $"({columns}){string.Concat((Words ?? []).Select(_ => " and ' ' || folded || ' ' like ?"))})";

    public IReadOnlyList<object?> WordValues =>
        [.. (Words ?? []).Select((word, i) => i == Words!.Count - 1 ? $"% {word}%" : $"% {word} %")];
}
