using OpenProvince.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Integration.Agencies;

public sealed class PersonsTests(Provinces provinces) : IClassFixture<Provinces>
{
    private static readonly PersonData Given = new(
        PersonKind.Citizen, "Đặng Mẫu Phượng", new(1979, 12, 31), "006179000777", "0907777777", "phuong@example.com", "Tổ 7", "01840");

    [Theory, EachDatabase]
    public async Task A_person_comes_back_as_kept(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var persons = province.Services.GetRequiredService<IPersons>();
        var id = await AddAsync(province, Given);
        Assert.Equal(Given, (await persons.FindAsync(id))?.Data);
        await province.InScopeAsync(async scope =>
        {
            var work = scope.GetRequiredService<UnitOfWork>();
            persons.Change(work, id, Given with { Address = null, Phone = "0908888888" });
            return await work.CommitAsync();
        });
        Assert.Equal(Given with { Address = null, Phone = "0908888888" }, (await persons.FindAsync(id))?.Data);
    }

    [Theory, EachDatabase]
    public async Task An_erased_person_is_forgotten_and_the_place_stays(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var persons = province.Services.GetRequiredService<IPersons>();
        var id = await AddAsync(province, Given with { Name = "Sùng Mẫu Quýt", IdentityNumber = "006179000778" });
        await province.InScopeAsync(async scope =>
        {
            var work = scope.GetRequiredService<UnitOfWork>();
            persons.Erase(work, id, Actor.System("test"), new Instant(1));
            return await work.CommitAsync();
        });
        Assert.Null(await persons.FindAsync(id));
        Assert.Empty(await FoundAsync(province, "sung mau quyt"));
        Assert.Equal(1,
            await province.Database.FirstAsync(row => row.Int(0),
                "select count(*) from agencies_person where id = $1 and name = '' and identity_number is null", [id.Value]));
    }

    [Theory, EachDatabase]
    public async Task Search_needs_no_accents_and_knows_whole_numbers(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var persons = province.Services.GetRequiredService<IPersons>();
        var id = await AddAsync(province, Given with { Name = "Lò Mẫu Ổi Găng", IdentityNumber = "006179000779", Phone = "0906666666" });
        foreach (var text in new[]
        {
            "oi gang", "gang oi", "LO MAU OI", "lo mau oi ga", "Lò Mẫu Ổi Găng".Normalize(System.Text.NormalizationForm.FormD),
            "006179000779", "+84 906 666 666"
        })
            Assert.Contains(id.Value, await FoundAsync(province, text));
        foreach (var text in new[] { "00617900077", "lo ma oi gang", "ang" })
            Assert.DoesNotContain(id.Value, await FoundAsync(province, text));
        foreach (var text in new[] { "%", "", "'", "\"", "* & |", ":*", "!" }) Assert.Empty(await FoundAsync(province, text));
        // A name of nothing but punctuation and operators asks for nobody, and breaks no query.
        foreach (var text in new[] { "a'b", "x\"y", "near(a b)", "a:*b", "a/b-c.d" }) await FoundAsync(province, text);
    }

    [Theory, EachDatabase]
    public async Task A_new_name_is_found_and_the_old_one_is_not(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var persons = province.Services.GetRequiredService<IPersons>();
        var id = await AddAsync(province, Given with { Name = "Vừ Mẫu Cũ Càng", IdentityNumber = "006179000780" });
        await province.InScopeAsync(async scope =>
        {
            var work = scope.GetRequiredService<UnitOfWork>();
            persons.Change(work, id, Given with { Name = "Vừ Mẫu Mới Tinh", IdentityNumber = "006179000780" });
            return await work.CommitAsync();
        });
        Assert.Empty(await FoundAsync(province, "vu mau cu cang"));
        Assert.Equal([id.Value], await FoundAsync(province, "vu mau moi tinh"));
        Assert.Single(await persons.IdsAsync(persons.Match("vu mau"), 1));
    }

    [Theory, EachDatabase]
    public async Task Many_people_come_in_one_go(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var persons = province.Services.GetRequiredService<IPersons>();
        var ids = await province.InScopeAsync(async scope =>
        {
            var work = scope.GetRequiredService<UnitOfWork>();
            var made = Enumerable.Range(0, 450).Select(i => persons.Add(work, Given with { Name = $"Người Mẫu {i}" }, new Instant(1)))
                .ToList();
            Assert.False((await work.CommitAsync()).IsError);
            return made;
        });
        var found = await persons.FindManyAsync([.. ids, new PersonId(-1)]);
        Assert.Equal(450, found.Count);
        Assert.Equal("Người Mẫu 449", found[ids[449]].Data.Name);
    }

    private static async Task<PersonId> AddAsync(Province province, PersonData data) => await province.InScopeAsync(async scope =>
    {
        var work = scope.GetRequiredService<UnitOfWork>();
        var id = scope.GetRequiredService<IPersons>().Add(work, data, new Instant(1));
        Assert.False((await work.CommitAsync()).IsError);
        return id;
    });

    private static async Task<IReadOnlyList<long>> FoundAsync(Province province, string text)
    {
        var persons = province.Services.GetRequiredService<IPersons>();
        return await persons.IdsAsync(persons.Match(text), 100);
    }
}
