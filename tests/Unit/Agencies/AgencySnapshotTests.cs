using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using Xunit;

namespace OpenProvince.Unit.Agencies;

public sealed class AgencySnapshotTests
{
    private static readonly DateOnly Merger = new(2025, 7, 1);
    private static readonly AgencyRows Rows = ThaiNguyen();

    [Fact]
    public void Before_and_after_the_merger_other_agencies_work()
    {
        var before = new AgencySnapshot(Rows, Merger.AddDays(-1));
        var after = new AgencySnapshot(Rows, Merger);
        Assert.Equal(280, before.All.Count(agency => agency.Kind == AgencyKind.Commune && agency.IsValidOn(before.Day)));
        Assert.Equal(280, before.Communes.Count);
        Assert.Equal(92, after.Receiving.Count(agency => agency.Kind == AgencyKind.Commune));
        Assert.Equal(92, after.Communes.Count);
        Assert.Equal("Ủy ban nhân dân tỉnh Thái Nguyên", after.Province?.Name);
    }

    [Fact]
    public void One_commune_code_means_another_unit_after_the_merger()
    {
        var snapshot = new AgencySnapshot(Rows, Merger);
        Assert.Equal("Phường Phùng Chí Kiên", snapshot.AdminUnit("01843", Merger.AddDays(-1))?.Name);
        Assert.Equal("Phường Bắc Kạn", snapshot.AdminUnit("01843", null)?.Name);
        Assert.Null(snapshot.AdminUnit("99999", null));
    }

    [Fact]
    public void An_identifier_of_either_form_finds_its_holder()
    {
        var snapshot = new AgencySnapshot(Rows, Merger);
        var justice = snapshot.FindByCode("H55.03", null);
        Assert.Equal("so-tu-phap", justice?.Slug);
        Assert.Same(justice, snapshot.FindByCode("000.00.03.H55", null));
        Assert.Null(snapshot.FindByCode("H99", null));
        // A closed agency keeps its page.
        Assert.Equal(new DateOnly(2025, 6, 30), snapshot.FindByCode("H03", null)?.ValidTo);
    }

    [Fact]
    public void The_land_office_moved_under_the_new_department_and_changed_its_identifier()
    {
        var day = new DateOnly(2025, 2, 28);
        var (before, after) = (new AgencySnapshot(Rows, day), new AgencySnapshot(Rows, day.AddDays(1)));
        var office = before.FindBySlug("van-phong-dang-ky-dat-dai")!;
        Assert.Equal("H55.10.01", office.Code);
        Assert.Equal("so-tai-nguyen-va-moi-truong", before.Find(office.Parent!.Value.Value)?.Slug);
        var moved = after.Find(office.Id.Value)!;
        Assert.Equal("H55.20.01", moved.Code);
        Assert.Equal("so-nong-nghiep-va-moi-truong", after.Find(moved.Parent!.Value.Value)?.Slug);
        Assert.Same(moved, after.FindByCode("000.01.10.H55", null));
    }

    [Fact]
    public void Names_are_those_of_the_day()
    {
        var snapshot = new AgencySnapshot(Rows, Merger);
        var tax = snapshot.FindByCode("H55.29", null)!;
        Assert.Equal("Thuế tỉnh Thái Nguyên", tax.Name);
        Assert.Equal("Cục Thuế tỉnh Thái Nguyên", snapshot.NameAt(tax.Id.Value, new DateOnly(2024, 5, 1)));
        Assert.Equal("Cục Thuế tỉnh Thái Nguyên", snapshot.NameAt(tax.Id.Value, new DateOnly(1980, 1, 1)));
        Assert.Equal("", snapshot.NameAt(-1, Merger));
    }

    [Fact]
    public void Scope_is_the_agency_and_everything_below_it()
    {
        var snapshot = new AgencySnapshot(Rows, Merger);
        var (province, justice) = (snapshot.Province!.Id, snapshot.FindBySlug("so-tu-phap")!.Id);
        var room = snapshot.WithFunction(AgencyFunctions.Business, AgencyLevel.Commune).First(agency => agency.Kind == AgencyKind.Division);
        Assert.True(snapshot.IsWithin(room.Id.Value, province.Value));
        Assert.True(snapshot.IsWithin(room.Id.Value, room.Parent!.Value.Value));
        Assert.True(snapshot.IsWithin(justice.Value, justice.Value));
        Assert.False(snapshot.IsWithin(province.Value, justice.Value));
        Assert.False(snapshot.IsWithin(room.Id.Value, justice.Value));
        Assert.Equal([room.Parent!.Value, province], snapshot.Ancestors(room.Id.Value));
    }

    [Fact]
    public void A_department_that_was_merged_leads_to_those_that_took_its_work()
    {
        var snapshot = new AgencySnapshot(Rows, Merger);
        var labour = snapshot.FindBySlug("so-lao-dong-thuong-binh-va-xa-hoi")!;
        Assert.Equal(["so-noi-vu", "so-y-te"],
            snapshot.Successors(labour.Id).Select(link => snapshot.Find(link.Successor.Value)!.Slug).Order(StringComparer.Ordinal));
        Assert.Equal("so-y-te", Assert.Single(snapshot.WithFunction(AgencyFunctions.Welfare, AgencyLevel.Province)).Slug);
        Assert.Contains(snapshot.Predecessors(snapshot.FindBySlug("so-y-te")!.Id), link => link.Predecessor == labour.Id);
    }

    [Theory]
    [InlineData("so tu phap", "so-tu-phap")]
    [InlineData("SỞ TƯ PHÁP", "so-tu-phap")]
    [InlineData("h55.03", "so-tu-phap")]
    [InlineData("000.00.03", "so-tu-phap")]
    public void Search_needs_no_accents(string text, string slug) =>
        Assert.Contains(new AgencySnapshot(Rows, Merger).Search(text, closedToo: false), agency => agency.Slug == slug);

    [Fact]
    public void Search_finds_closed_agencies_only_when_asked()
    {
        var snapshot = new AgencySnapshot(Rows, Merger);
        Assert.Empty(snapshot.Search("so ke hoach va dau tu", closedToo: false));
        Assert.Equal(2, snapshot.Search("so ke hoach va dau tu", closedToo: true).Count);
    }

    private static AgencyRows ThaiNguyen()
    {
        var pack = Pack.Find("thai-nguyen")!;
        return new AgencyRows(
            [.. pack.Agencies.Select(
                row => new AgencyRow(row.Id, row.Slug, Kind(row.Kind), (AgencyLevel)row.Level, row.Unit, row.Functions,
                    new(row.From, row.To), row.Desk is { } desk ? new DeskInfo(desk.Name, desk.Place) : null, 1))],
            [.. pack.Agencies.SelectMany(
                row => row.Names.Select(name =>
                    new VersionRow(row.Id, new(name.From, name.To), name.Name, name.Short, name.Parent, null)))],
            [.. pack.Agencies.SelectMany(
                row => row.Codes.Select(code => new CodeRow(row.Id, new(code.From, code.To), code.Code, code.Old, true)))],
            [],
            [.. pack.Successions.Select(link => new Succession(new(link.From), new(link.To), link.Day, link.Basis))],
            [.. pack.Units.Select(
                unit => new AdminUnitInfo(unit.Code, unit.Name, (AgencyLevel)unit.Level, unit.Parent, unit.From, unit.To, unit.Into))]);
    }

    private static AgencyKind Kind(string name) =>
        Enum.Parse<AgencyKind>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
