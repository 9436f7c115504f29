using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;
using Xunit;

namespace OpenProvince.Unit.Agencies;

public sealed class PackTests
{
    private static readonly Pack BacKan = Pack.Find("bac-kan")!;
    private static readonly Pack ThaiNguyen = Pack.Find("thai-nguyen")!;

    public static TheoryData<string> Names => [.. Pack.Names];

    [Fact]
    public void The_program_carries_both_provinces() => Assert.Equal(["bac-kan", "thai-nguyen"], Pack.Names);

    [Fact]
    public void An_unknown_pack_is_none() => Assert.Null(Pack.Find("nowhere"));

    [Fact]
    public void Bac_Kan_in_2022_has_8_districts_and_108_communes()
    {
        Assert.Equal(3, BacKan.Tiers);
        Assert.Equal(8, BacKan.Agencies.Count(agency => agency.Kind == "district"));
        Assert.Equal(108, BacKan.Agencies.Count(agency => agency.Kind == "commune"));
        Assert.Equal(108, BacKan.Units.Count(unit => unit.Level == 3));
        Assert.All(BacKan.Agencies, agency => Assert.Null(agency.To));
        Assert.Equal("H03", BacKan.Agencies.Single(agency => agency.Kind == "province").Codes[0].Code);
    }

    [Fact]
    public void Thai_Nguyen_today_has_92_communes_and_no_district()
    {
        var working = ThaiNguyen.Agencies.Where(agency => agency.To is null).ToList();
        Assert.Equal(2, ThaiNguyen.Tiers);
        Assert.Equal(92, working.Count(agency => agency.Kind == "commune"));
        Assert.DoesNotContain(working, agency => agency.Kind == "district");
        Assert.Equal((15, 77), (Units("Phường"), Units("Xã")));
        Assert.Equal(17, ThaiNguyen.Agencies.Count(agency => agency.Kind == "district"));

        int Units(string type) =>
            ThaiNguyen.Units.Count(unit => unit is { Level: 3, To: null } && unit.Name.StartsWith(type, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_former_commune_leads_to_one_of_today()
    {
        var links = ThaiNguyen.Successions.ToLookup(link => link.From, link => link.To);
        var today = ThaiNguyen.Agencies.Where(agency => agency.Kind == "commune" && agency.To is null).Select(agency => agency.Id)
            .ToHashSet();
        var former = ThaiNguyen.Agencies.Where(agency => agency.Kind == "commune" && agency.To is not null).ToList();
        Assert.Equal(280, former.Count);
        Assert.All(former, agency => Assert.Contains(Assert.Single(links[agency.Id]), today));
        Assert.Equal(108, former.Count(agency => agency.Codes[0].Code.StartsWith("H03.", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Ids_slugs_and_identifiers_are_given_once(string name)
    {
        var pack = Pack.Find(name)!;
        Assert.Equal(pack.Agencies.Count, pack.Agencies.DistinctBy(agency => agency.Id).Count());
        Assert.Equal(pack.Agencies.Count, pack.Agencies.DistinctBy(agency => agency.Slug).Count());
        var codes = pack.Agencies.SelectMany(agency => agency.Codes).ToList();
        Assert.Equal(codes.Count, codes.DistinctBy(code => code.Code).Count());
        Assert.Equal(pack.Staff.Count, pack.Staff.DistinctBy(staff => staff.Id).Count());
        Assert.Equal(pack.Units.Count, pack.Units.DistinctBy(unit => (unit.Code, unit.From)).Count());
    }

    [Theory, MemberData(nameof(Names))]
    public void Both_identifier_forms_agree_with_the_value_object(string name) =>
        Assert.All(Pack.Find(name)!.Agencies.SelectMany(agency => agency.Codes), code =>
        {
            var parsed = AgencyCode.Parse(code.Code).Value;
            var old = parsed.ToOldForm();
            Assert.Equal(old.IsError ? null : old.Value, code.Old);
        });

    [Theory, MemberData(nameof(Names))]
    public void Every_agency_below_the_province_stands_under_one_of_the_pack(string name)
    {
        var pack = Pack.Find(name)!;
        var ids = pack.Agencies.Select(agency => agency.Id).ToHashSet();
        Assert.All(pack.Agencies.Where(agency => agency.Kind != "province"),
            agency => Assert.All(agency.Names, version => Assert.Contains(version.Parent!.Value, ids)));
        Assert.All(pack.Staff.SelectMany(staff => staff.Posts), post => Assert.Contains(post.Agency, ids));
        Assert.All(pack.Successions, link => Assert.True(ids.Contains(link.From) && ids.Contains(link.To)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_desk_has_who_receives_who_works_and_who_signs(string name)
    {
        var pack = Pack.Find(name)!;
        var posts = pack.Staff.SelectMany(staff => staff.Posts).ToHashSet();
        foreach (var agency in pack.Agencies.Where(agency => agency is { Desk: not null, Kind: not "service-centre" }))
            foreach (var role in new[] { Roles.DeskOfficer, Roles.Specialist, Roles.Leader })
                Assert.True(posts.Contains(new PackPost(agency.Id, role)), $"{agency.Slug} has no {role}");
    }

    [Theory, MemberData(nameof(Names))]
    public void Officers_are_plainly_invented(string name) =>
        Assert.All(Pack.Find(name)!.Staff, staff => Assert.Equal("Mẫu", staff.Name.Split(' ')[1]));

    [Theory, MemberData(nameof(Names))]
    public void Every_officer_gets_a_user_name_of_his_own(string name)
    {
        var pack = Pack.Find(name)!;
        var accounts = PackAccounts.Of(pack);
        Assert.Equal(pack.Staff.Count, accounts.Count);
        Assert.Equal(pack.Staff.Count, accounts.Values.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("desk", accounts[pack.Demo.Desk]);
        Assert.Contains("desk.so-tu-phap", accounts.Values);
        Assert.Contains("specialist2.so-tu-phap", accounts.Values);
        Assert.Equal(2, pack.Staff.Single(staff => staff.Id == pack.Demo.Desk).Posts.Select(post => post.Agency).Distinct().Count());
    }
}
