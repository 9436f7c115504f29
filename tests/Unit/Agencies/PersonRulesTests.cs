using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;
using Xunit;

namespace OpenProvince.Unit.Agencies;

public sealed class PersonRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly PersonData Good = new(
        PersonKind.Citizen, "Hoàng Mẫu An", new(1990, 3, 15), "006190000001", "0900000001", "an@example.com", "Tổ 1", "01840");

    [Fact]
    public void A_whole_person_passes() => Assert.False(Check(Good).IsError);

    [Fact]
    public void Only_the_name_is_needed() => Assert.False(Check(new(PersonKind.Citizen, "An")).IsError);

    [Fact]
    public void Text_is_cleaned_before_it_is_kept()
    {
        var kept = Check(Good with
        {
            Name = "  Hoa\u0300ng \u202EMẫu\t An ", Phone = "+84 900.000-001", IdentityNumber = "006 190 000 001", Email = " "
        }).Value;
        Assert.Equal("Hoàng Mẫu An", kept.Name);
        Assert.Equal("0900000001", kept.Phone);
        Assert.Equal("006190000001", kept.IdentityNumber);
        Assert.Null(kept.Email);
    }

    [Theory]
    [InlineData("0061900000012", "agencies.identity-length")]
    [InlineData("00619000001", "agencies.identity-length")]
    [InlineData("095123456", "agencies.identity-old")]
    [InlineData("00619000000A", "agencies.identity-not-digits")]
    [InlineData("０１２３４５６７８９０１", "agencies.identity-not-digits")]
    public void Names_a_wrong_identity_number(string number, string error) =>
        ShouldRefuse(Good with { IdentityNumber = number }, "identityNumber", error);

    [Theory]
    [InlineData("12345")]
    [InlineData("+33")]
    [InlineData("+0336123456")]
    [InlineData("+3361234567890123")]
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
    [InlineData("Mẫu 😀 An", "agencies.name-signs")]
    [InlineData("Mẫu Văn A1", "agencies.name-signs")]
    [InlineData("<b>Mẫu</b>", "agencies.name-signs")]
    [InlineData("- Mẫu", "agencies.name-signs")]
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
        ShouldRefuse(business with { IdentityNumber = "4700123452-000" }, "identityNumber", "agencies.tax-code-wrong");
        Assert.False(Check(business with { Name = "Công ty TNHH 1 thành viên Mẫu & Con" }).IsError);
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
    public void The_country_code_is_dropped_with_and_without_a_plus(string typed, string kept) =>
        Assert.Equal(kept, Check(Good with { Phone = typed }).Value.Phone);

    [Theory]
    [InlineData("Y")]
    [InlineData("Ư")]
    [InlineData("Nguyễn Mẫu (An), tức Bình")]
    [InlineData("Jean-Luc d’Arc / Mẫu")]
    [InlineData("H\u02BCHen Niê")]
    [InlineData("José María Ñuñez")]
    [InlineData("王 小明")]
    public void A_name_is_what_stands_on_the_papers(string name) => Assert.Equal(name, Check(Good with { Name = name }).Value.Name);

    [Theory]
    [InlineData("(0912) 345–678", "0912345678")]
    [InlineData("0912\u200D345\u2011678", "0912345678")]
    [InlineData("912 345 678", "0912345678")]
    [InlineData("+84 (0) 912 345 678", "0912345678")]
    [InlineData("0084 912345678", "0912345678")]
    [InlineData("+33 6 12-34-56-78", "+33612345678")]
    [InlineData("0033 612345678", "+33612345678")]
    [InlineData("+856 20 5555 1234", "+8562055551234")]
    public void A_phone_is_taken_as_people_write_it(string typed, string kept) =>
        Assert.Equal(kept, Check(Good with { Phone = typed }).Value.Phone);

    [Theory]
    [InlineData("C1234567", "HC C1234567")]
    [InlineData("hc c1234567", "HC C1234567")]
    [InlineData("Hộ chiếu: 12AB34567", "HC 12AB34567")]
    [InlineData("HC 123456789", "HC 123456789")]
    [InlineData("HC123456", "HC 123456")]
    [InlineData("HCA12345", "HC HCA12345")]
    public void A_foreigner_has_a_passport(string typed, string kept)
    {
        Assert.Equal(kept, Check(Good with { IdentityNumber = typed }).Value.IdentityNumber);
        Assert.Equal(kept, Check(Good with { IdentityNumber = kept }).Value.IdentityNumber);
    }

    [Theory]
    [InlineData("000190000001", "agencies.identity-place")]
    [InlineData("006191000001", "agencies.identity-birth")]
    [InlineData("006390000001", "agencies.identity-year")]
    [InlineData("006190000001", null)]
    [InlineData("HC C1234567", null)]
    [InlineData("095123456", null)]
    public void An_odd_structure_is_a_question_and_no_refusal(string number, string? doubt)
    {
        Assert.Equal(doubt, PersonFields.IdentityDoubt(number, Today, Good.BirthDate)?.Code);
        if (number.Length == 12) Assert.Equal(number, Check(Good with { IdentityNumber = number }).Value.IdentityNumber);
    }

    [Theory]
    [InlineData("106 190 000 001", "106190000001")]
    [InlineData("912345678", "912345678 0912345678")]
    [InlineData("+84912345678", "0912345678")]
    [InlineData("c1234567", "HC C1234567")]
    [InlineData("4700123452001", "4700123452-001")]
    [InlineData("be mau ngoc", "")]
    [InlineData("261123-0004", "")]
    public void A_search_takes_a_number_every_way_it_is_kept(string typed, string meant) =>
        Assert.Equal(meant,
            string.Join(' ', PersonFields.SearchedNumbers(typed)
                .SelectMany(one => one.StartsWith("HC", StringComparison.Ordinal) ? [one] : one.Split(' '))));

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
