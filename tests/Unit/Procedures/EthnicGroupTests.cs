using OpenProvince.Fields.Contracts;
using OpenProvince.Procedures.Data.Catalogue;

namespace OpenProvince.Unit.Procedures;

public sealed class EthnicGroupTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("Tày", "02")]
    [InlineData("tay", "02")]
    [InlineData("02", "02")]
    [InlineData("Hmông", "08")]
    [InlineData("Mông", "08")]
    [InlineData("H'Mông", "08")]
    [InlineData("mèo", "08")]
    [InlineData("Mán", "09")]
    [InlineData("Thổ", "24")]
    [InlineData("Xơ Đăng", "14")]
    [InlineData("rơ măm", "54")]
    public void An_ethnic_group_is_found_by_its_name_or_an_older_one(string typed, string code) =>
        Assert.Equal(code, FieldRules.Check(Ethnicity, typed, Today).Value);

    [Theory]
    [InlineData("khác", "fields.not-in-list")]
    [InlineData("55", "fields.not-in-list")]
    [InlineData("", "fields.choose")]
    public void An_ethnic_group_is_one_of_the_list(string typed, string code) =>
        Assert.Equal(code, FieldRules.Check(Ethnicity, typed, Today).Error!.Code);

    [Fact]
    public void The_list_has_the_54_groups_and_prints_no_old_name()
    {
        Assert.Equal(Enumerable.Range(1, 54).Select(n => $"{n:00}"), Ethnicity.Options!.Select(o => o.Value));
        Assert.Equal(54, Ethnicity.Options!.Select(o => o.Text).Distinct().Count());
        Assert.DoesNotContain(Ethnicity.Options!, o => o.Text is "Mèo" or "Mán" or "Mông" or "Trại");
    }

    private static readonly FormField Ethnicity = FormReader.ReadAll()
        .For(Can.Catalogue().Find("1.001193", Today)!, null, key => key).Questions.SelectMany(q => q.Fields)
        .Single(f => f.Code == "childEthnicity");
}
