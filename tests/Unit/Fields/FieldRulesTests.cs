using OpenProvince.Fields.Contracts;
using Xunit;

namespace OpenProvince.Unit.Fields;

public sealed class FieldRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("006094000123", "006094000123", null)]
    [InlineData("006 094 000 123", "006094000123", null)]
    [InlineData("0060940001234", null, "agencies.identity-length")]
    [InlineData("00609400012", null, "agencies.identity-length")]
    [InlineData("095123456", null, "agencies.identity-old")]
    [InlineData("000094000123", "000094000123", null)]
    [InlineData("006427000123", "006427000123", null)]
    [InlineData("C1234567", "HC C1234567", null)]
    [InlineData("00609400012x", null, "agencies.identity-not-digits")]
    [InlineData("٠٠٦٠٩٤٠٠٠١٢٣", null, "agencies.identity-not-digits")]
    public void An_identity_number_has_twelve_digits(string typed, string? kept, string? code) =>
        Same(FieldType.IdentityNumber, typed, kept, code);

    [Theory]
    [InlineData("0912 345 678", "0912345678", null)]
    [InlineData("+84912345678", "0912345678", null)]
    [InlineData("84 912.345.678", "0912345678", null)]
    [InlineData("0209 3870 123", "02093870123", null)]
    [InlineData("0209387012", null, "agencies.phone-wrong")]
    [InlineData("0112345678", null, "agencies.phone-wrong")]
    [InlineData("+33 6 12 34 56 78", "+33612345678", null)]
    [InlineData("091234567", null, "agencies.phone-wrong")]
    [InlineData("09123456789", null, "agencies.phone-wrong")]
    [InlineData("gọi mẹ", null, "agencies.phone-wrong")]
    public void Phones_come_as_mobile_or_landline(string typed, string? kept, string? code) => Same(FieldType.Phone, typed, kept, code);

    [Theory]
    [InlineData("14-11-2026", "2026-11-14", null)]
    [InlineData("23-11-2026", "2026-11-23", null)]
    [InlineData("14-12-2026", null, "fields.date-future")]
    [InlineData("31-2-2026", null, "fields.date")]
    [InlineData("29-2-2024", "2024-02-29", null)]
    [InlineData("1-1-1899", null, "fields.date-old")]
    [InlineData("x-y-z", null, "fields.date")]
    [InlineData("", null, "fields.date-missing")]
    public void A_date_exists_and_is_not_in_the_future(string typed, string? kept, string? code) =>
        Same(FieldType.PastDate, typed, kept, code);

    [Fact]
    public void A_future_date_says_by_how_many_days()
    {
        var error = FieldRules.Check(new FormField("d", "Ngày sinh", FieldType.PastDate), "14-12-2026", Today).Error!;
        Assert.Contains(("days", (object?)21), error.Args);
        Assert.Contains(("date", (object?)"14/12/2026"), error.Args);
    }

    [Theory]
    [InlineData("Lường Hoàng Phương Khánh Linh", "Lường Hoàng Phương Khánh Linh", null)]
    [InlineData("Lu\u031bo\u031b\u0300ng", "Lường", null)]
    [InlineData("H'Hen Niê", "H'Hen Niê", null)]
    [InlineData("Y", "Y", null)]
    [InlineData("Ư", "Ư", null)]
    [InlineData("Nguyễn Mẫu (An), tức Bình/Lan", "Nguyễn Mẫu (An), tức Bình/Lan", null)]
    [InlineData("<script>alert(1)</script>", null, "agencies.name-signs")]
    [InlineData("Nguyễn 😀 An", null, "agencies.name-signs")]
    [InlineData("Nguyễn Văn A1", null, "agencies.name-signs")]
    [InlineData("An\u202Enà", "Annà", null)]
    public void Names_are_letters_and_kept_in_one_form(string typed, string? kept, string? code) =>
        Same(FieldType.PersonName, typed, kept, code);

    [Theory]
    [InlineData("tôi cần 🙏 <b>gấp</b>", "tôi cần 🙏 <b>gấp</b>", null)]
    [InlineData("a\0b", "a b", null)]
    [InlineData("   ", null, "fields.missing")]
    public void Free_text_keeps_what_people_write(string typed, string? kept, string? code) => Same(FieldType.Text, typed, kept, code);

    [Fact]
    public void A_label_that_asks_is_answered_and_not_filled_in()
    {
        var field = new FormField("f", "Bạn đề nghị giải quyết việc gì?", FieldType.LongText, Maximum: 10, Summary: "Nội dung đề nghị");
        Assert.Equal("fields.unanswered", FieldRules.Check(field, " ", Today).Error!.Code);
        Assert.Equal("fields.unanswered", FieldRules.Check(
            new FormField("f", "Có cha không?", FieldType.Choice, Options: [new("1", "Có")]), "", Today).Error!.Code);
        Assert.Equal("Nội dung đề nghị", FieldRules.NameOf(field));
    }

    [Fact]
    public void Long_text_keeps_its_lines_and_has_a_limit()
    {
        var field = new FormField("f", "Nội dung", FieldType.LongText, Maximum: 10);
        Assert.Equal("a\nb", FieldRules.Check(field, "a \r\n b", Today).Value);
        Assert.Equal("fields.too-long", FieldRules.Check(field, "12345678901", Today).Error!.Code);
    }

    [Theory]
    [InlineData("an@example.vn", null)]
    [InlineData("an.example.vn", "agencies.email-wrong")]
    [InlineData("a b@example.vn", "agencies.email-wrong")]
    public void E_mail_has_an_address_form(string typed, string? code) =>
        Assert.Equal(code, FieldRules.Check(new FormField("f", "Thư", FieldType.Email), typed, Today).Error?.Code);

    [Fact]
    public void A_choice_is_one_of_the_options()
    {
        var field = new FormField("f", "Chọn", FieldType.Choice, Options: [new("1", "Một")]);
        Assert.Equal("1", FieldRules.Check(field, "1", Today).Value);
        Assert.Equal("fields.choose", FieldRules.Check(field, "9", Today).Error!.Code);
        Assert.Equal("fields.choose", FieldRules.Check(field, "", Today).Error!.Code);
    }

    [Fact]
    public void An_optional_field_may_stay_empty() =>
        Assert.Equal("", FieldRules.Check(new FormField("f", "Thư", FieldType.Email, Required: false), " ", Today).Value);

    [Theory]
    [InlineData("15", "15", null)]
    [InlineData("1.000", "1000", null)]
    [InlineData("1.5", null, "fields.number")]
    [InlineData("1,5", null, "fields.number")]
    [InlineData("0", null, "fields.number")]
    [InlineData("1.001", null, "fields.number")]
    [InlineData("hai", null, "fields.number")]
    public void A_number_is_whole_and_never_a_fraction_read_as_more(string typed, string? kept, string? code) =>
        Same(FieldType.Number, typed, kept, code);

    private static void Same(FieldType type, string typed, string? kept, string? code)
    {
        var result = FieldRules.Check(new FormField("f", "Nhãn", type), typed, Today);
        Assert.Equal(code, result.Error?.Code);
        if (code is null) Assert.Equal(kept, result.Value);
        else Assert.Equal("f", result.Error!.Field);
    }
}
