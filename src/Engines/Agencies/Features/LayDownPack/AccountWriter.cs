using Microsoft.AspNetCore.Identity;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Demo accounts. All share one published password, so one hash serves them all: hashing 800 times would take a minute.</summary>
internal sealed class AccountWriter(IPasswordHasher<User> hasher)
{
    public const long FirstCitizen = 1001;

    /// <summary>Invented citizens; the middle name says so, the numbers belong to nobody's range of issue.</summary>
    private static readonly (long Id, string UserName, PersonData Data)[] Citizens =
    [
        (FirstCitizen, "citizen",
            new(PersonKind.Citizen, "Hoàng Mẫu An", new DateOnly(1990, 3, 15), "006190000001", "0900000001", "an.mau@example.com", "Tổ 1")),
        (1002, "citizen2", new(PersonKind.Citizen, "Lý Mẫu Bình", new DateOnly(1985, 11, 2), "006085000002", "0900000002", null, "Tổ 2")),
    ];

    public void Write(UnitOfWork work, Pack pack, Instant now)
    {
        var hash = hasher.HashPassword(new User(), IProvinceSeeder.DemoPassword);
        var commune = pack.Agencies.First(agency => agency.Id == pack.Demo.Commune).Unit;
        foreach (var (id, userName, data) in Citizens)
        {
            Persons.Insert(work, id, data with { Commune = commune }, now);
            Insert(work, id, userName, hash, person: id, staff: null);
        }
        foreach (var (staff, userName) in PackAccounts.Of(pack)) Insert(work, staff, userName, hash, person: staff, staff);
    }

    /// <summary>The one account of a province that is no demonstration: everybody else is let in by it.</summary>
    public void WriteAdministrator(UnitOfWork work, Pack pack, string password) =>
        Insert(work, pack.Demo.Admin, IAdministratorPassword.FirstUserName, hasher.HashPassword(new User(), Passwords.Typed(password)),
            pack.Demo.Admin, pack.Demo.Admin);

    /// <summary>User names that <see cref="Write"/> makes, with their ids.</summary>
    public static IReadOnlyDictionary<string, long> UserIds(Pack pack) => PackAccounts.Of(pack)
        .Select(pair => (Name: pair.Value, Id: pair.Key)).Concat(Citizens.Select(citizen => (Name: citizen.UserName, citizen.Id)))
        .ToDictionary(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);

    private static void Insert(UnitOfWork work, long id, string userName, string hash, long person, long? staff) =>
        UserFinder.Insert(
            work, new User { Id = id, UserName = userName, Person = person, Staff = staff }, hash, AgencyErrors.UserNameTaken);
}
