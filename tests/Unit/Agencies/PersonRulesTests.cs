using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;
using Xunit;

namespace OpenProvince.Unit.Agencies;

public sealed class PersonRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly PersonData Good = new(PersonKind.Citizen, "Hoàng Mẫu An", new(1990, 3, 15), "006190000001", "0900000001", "an@example.com", "Tổ 1", "01840");

    [Fact]
    public void A_whole_person_passes() => Assert.False(Check(Good).IsError);

    [Fact]
    public void Only_the_name_is_needed() => Assert.False(Check(new(PersonKind.Citizen, "An")).IsError);

    [Fact]
    public void Text_is_cleaned_before_it_is_kept()
    {
        var kept = Check(Good with { Name = "  Hoa\u0300ng \u202EMẫu\t An ", Phone = "+84 900.000-001", IdentityNumber = "006 190 000 001", Email = " " }).Value;
        Assert.Equal("Hoàng Mẫu An", kept.Name);
        Assert.Equal("0900000001", kept.Phone);
        Assert.Equal("006190000001", kept.IdentityNumber);
        Assert.Null(kept.Email);
    }

    [Theory]
    [InlineData("0061900000012", "agencies.identity-length")]
    [InlineData("00619000001", "agencies.identity-length")]
    [InlineData("095123456", "agencies.identity-old")]
    [InlineData("006191000001", "agencies.identity-birth")]
    [InlineData("006390000001", "agencies.identity-year")]
    [InlineData("00619000000A", "agencies.identity-not-digits")]
    [InlineData("０１２３４５６７８９０１", "agencies.identity-not-digits")]
    public void Names_a_wrong_identity_number(string number, string error) => ShouldRefuse(Good with { IdentityNumber = number }, "identityNumber", error);

    [Theory]
    [InlineData("12345")]
    [InlineData("0209387012")]
    [InlineData("1900000001")]
    [InlineData("090000000")]
    [InlineData("09000000012")]
    public void Names_a_wrong_phone(string phone) => ShouldRefuse(Good with { Phone = phone }, "phone", "agencies.phone-wrong");

    [Theory]
    [InlineData("an")]
    [InlineData("an@example")]
    [InlineData("<script>@x.vn")]
    public void Names_a_wrong_email(string email) => ShouldRefuse(Good with { Email = email }, "email", "agencies.email-wrong");

    [Fact]
    public void Nobody_is_born_tomorrow_or_140_years_ago()
    {
        ShouldRefuse(Good with { BirthDate = Today.AddDays(1) }, "birthDate", "agencies.birth-in-future");
        ShouldRefuse(Good with { BirthDate = Today.AddYears(-140) }, "birthDate", "agencies.birth-too-long-ago");
        Assert.False(Check(Good with { BirthDate = Today, IdentityNumber = null }).IsError);
    }

    [Theory]
    [InlineData("", "agencies.name-empty")]
    [InlineData(" \u200B ", "agencies.name-empty")]
    [InlineData("123", "agencies.name-without-letters")]
    public void Names_a_wrong_name(string name, string error) => ShouldRefuse(Good with { Name = name }, "name", error);

    [Fact]
    public void A_business_has_a_tax_code_and_not_an_identity_number()
    {
        var business = Good with { Kind = PersonKind.Business, BirthDate = null };
        Assert.Equal("4700123452-001", Check(business with { IdentityNumber = "4700123452-001" }).Value.IdentityNumber);
        Assert.Equal("4700123452-001", Check(business with { IdentityNumber = "4700123452001" }).Value.IdentityNumber);
        Assert.Equal("006190000001", Check(business with { IdentityNumber = "006190000001" }).Value.IdentityNumber);
        ShouldRefuse(business with { IdentityNumber = "4700123453" }, "identityNumber", "agencies.tax-code-check");
        ShouldRefuse(business with { IdentityNumber = "4700123453-001" }, "identityNumber", "agencies.tax-code-check");
        ShouldRefuse(business with { IdentityNumber = "123456789" }, "identityNumber", "agencies.tax-code-wrong");
    }

    [Fact]
    public void The_older_nine_digits_were_good_until_the_end_of_2024()
    {
        var old = Good with { IdentityNumber = "095 123 456" };
        Assert.Equal("095123456", PersonRules.Check(old, new(2024, 12, 31), _ => true).Value.IdentityNumber);
        Assert.Equal("agencies.identity-old", PersonRules.Check(old, new(2025, 1, 1), _ => true).Error?.Code);
    }

    [Theory]
    [InlineData("84 912.345.678", "0912345678")]
    [InlineData("842093870123", "02093870123")]
    [InlineData("+84 2093870123", "02093870123")]
    public void The_country_code_is_dropped_with_and_without_a_plus(string typed, string kept) => Assert.Equal(kept, Check(Good with { Phone = typed }).Value.Phone);

    [Fact]
    public void A_place_abroad_is_no_mistake() => Assert.False(Check(Good with { IdentityNumber = "123190000001" }).IsError);

    [Fact]
    public void An_unknown_kind_is_named_and_nothing_is_said_about_its_number() =>
        ShouldRefuse(Good with { Kind = (PersonKind)(-1) }, "kind", "agencies.person-kind-unknown");

    [Fact]
    public void An_unknown_commune_is_named() => ShouldRefuse(Good with { Commune = "99999" }, "commune", "agencies.commune-unknown");

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var error = Check(Good with { Name = "", Phone = "1", IdentityNumber = "2" }).Error!;
        Assert.Equal(["name", "identityNumber", "phone"], error.Each().Select(one => one.Field));
    }

    private static Result<PersonData> Check(PersonData data) => PersonRules.Check(data, Today, code => code == "01840");

    private static void ShouldRefuse(PersonData data, string field, string code)
    {
        var error = Check(data).Error;
        Assert.Equal((field, code), (error?.Field, error?.Code));
    }
}
