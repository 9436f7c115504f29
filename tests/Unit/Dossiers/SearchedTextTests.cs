using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Unit.Dossiers;

/// <summary>What may stand in an address: names and codes do, numbers of people do not.</summary>
public sealed class SearchedTextTests
{
    [Theory]
    [InlineData("0912345678")]
    [InlineData("+84 912 345 678")]
    [InlineData("912.345.678")]
    [InlineData("02093 870 123")]
    [InlineData("+33 6 12 34 56 78")]
    [InlineData("006179000779")]
    [InlineData("006.179.000.779")]
    [InlineData("095123456")]
    [InlineData("C1234567")]
    [InlineData("hc 12345678")]
    [InlineData("0100109106")]
    [InlineData("0100109106-001")]
    public void Numbers_of_people_do_not(string typed) => Assert.True(SearchedText.NamesPerson(typed));

    [Theory]
    [InlineData("Bế Mẫu Ngọc")]
    [InlineData("H03.30.22-261123-0004")]
    [InlineData("H033022-261123-0004")]
    [InlineData("H0330222611230004")]
    [InlineData("H03.30.22")]
    [InlineData("H03.30.22-2611")]
    [InlineData("22-261123-0004")]
    [InlineData("261123-0004")]
    [InlineData("0004")]
    [InlineData("")]
    [InlineData(null)]
    public void Names_and_codes_do(string? typed) => Assert.False(SearchedText.NamesPerson(typed));
}
