using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Unit.Dossiers;

public sealed class DossierCodeTests
{
    [Theory]
    [InlineData("H56.12-240708-0021", "H56.12", 2024, 7, 8, 21)]
    [InlineData("000.00.12.H56-220315-0007", "000.00.12.H56", 2022, 3, 15, 7)]
    [InlineData("  h03.30.21-261123-10000 ", "H03.30.21", 2026, 11, 23, 10000)]
    [InlineData("H03-180102-123456", "H03", 2018, 1, 2, 123456)]
    public void Reads_both_forms(string text, string agency, int year, int month, int day, int number)
    {
        Assert.True(DossierCode.TryParse(text, out var code));
        Assert.Equal(new DossierCode(agency, new DateOnly(year, month, day), number), code);
    }

    [Theory]
    [InlineData("#H56.12-240708-0021")]
    [InlineData("H56.12-240708-0021.")]
    [InlineData("h56 12 240708 0021")]
    [InlineData("H56122407080021")]
    [InlineData("H5612-240708-0021")]
    [InlineData("H56.12 – 240708 – 0021")]
    [InlineData("H56.12\u2011240708\u20110021")]
    [InlineData("Mã hồ sơ: H56.12-240708-0021", false)]
    [InlineData("https://dvc.example/ho-so/H56.12-240708-0021")]
    [InlineData("http://127.0.0.1:5080/ho-so/h56.12-240708-0021/giay-hen?x=1")]
    public void Reads_what_people_type_copy_and_scan(string text, bool read = true)
    {
        Assert.Equal(read, DossierCode.TryParse(text, out var code));
        if (read) Assert.Equal("H56.12-240708-0021", code!.ToString());
    }

    [Theory]
    [InlineData("0000012H56-220315-0007", "000.00.12.H56-220315-0007")]
    [InlineData("H03302126112310031", "H03.30.21-261123-10031")]
    [InlineData("H033021261123100031", "H03.30.21-261123-100031")]
    [InlineData("H03261123-0031", "H03-261123-0031")]
    public void Puts_the_dots_back(string text, string code)
    {
        Assert.True(DossierCode.TryParse(text, out var read));
        Assert.Equal(code, read.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("H56.12-240708-021")]
    [InlineData("H56.12-241308-0021")]
    [InlineData("H56.12-240708-0000")]
    [InlineData("H56.12-240708-1234567")]
    [InlineData("Z56.12-240708-0021")]
    [InlineData("00.00.12.H56-220315-0007")]
    [InlineData("H56.12-240708-0021; drop table")]
    [InlineData("H56.12-٢٤٠٧٠٨-0021")]
    public void Refuses_what_is_not_a_code(string? text) => Assert.False(DossierCode.TryParse(text, out _));

    [Theory]
    [InlineData(7, "H56.12-240708-0007")]
    [InlineData(9999, "H56.12-240708-9999")]
    [InlineData(10000, "H56.12-240708-10000")]
    public void Writes_at_least_four_digits(int number, string expected) =>
        Assert.Equal(expected, new DossierCode("H56.12", new DateOnly(2024, 7, 8), number).ToString());

    [Fact]
    public void The_form_changes_with_the_law()
    {
        Assert.Equal(CodeForm.Old, DossierRules.Current.CodeFormOn(new DateOnly(2020, 9, 14)));
        Assert.Equal(CodeForm.New, DossierRules.Current.CodeFormOn(new DateOnly(2020, 9, 15)));
        Assert.Equal(CodeForm.Old, DossierRules.Current.CodeFormOn(new DateOnly(2018, 1, 1)));
    }

    [Theory]
    [InlineData("0912 345 678", "0912345678", true)]
    [InlineData("+84 912.345.678", "0912345678", true)]
    [InlineData("912345678", "0912345678", true)]
    [InlineData("(0912) 345–678", "0912345678", true)]
    [InlineData("0033612345678", "+33612345678", true)]
    [InlineData("0912345679", "0912345678", false)]
    [InlineData("", "", false)]
    [InlineData("0912345678", null, false)]
    public void Phones_are_compared_as_people_write_them(string typed, string? kept, bool same) =>
        Assert.Equal(same, PhoneNumber.Same(typed, kept));
}
