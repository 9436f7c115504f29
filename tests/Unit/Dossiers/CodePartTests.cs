using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Unit.Dossiers;

/// <summary>What counts as a part of a code, and what is left to be a name or a number.</summary>
public sealed class CodePartTests
{
    [Theory]
    [InlineData("h03.30.22-2611", "H03.30.22-2611")]
    [InlineData("H03", "H03")]
    [InlineData("h0330 22", "H03.30.22")]
    [InlineData("#H033022-2611", "H03.30.22-2611")]
    [InlineData(" H03.30.22-261123-000 ", "H03.30.22-261123-000")]
    public void A_beginning_is_looked_up_as_it_stands(string typed, string prefix) =>
        Assert.Equal(new CodePart(prefix, null, null), CodePart.TryParse(typed));

    [Theory]
    [InlineData("261123-0004", 20261123, 4)]
    [InlineData("22-261123-0004", 20261123, 4)]
    [InlineData("261123", 20261123, null)]
    [InlineData("261123-12345", 20261123, 12345)]
    [InlineData("#261123 – 0004", 20261123, 4)]
    public void The_end_is_a_day_and_a_number(string typed, int day, int? number) =>
        Assert.Equal(new CodePart(null, day, number), CodePart.TryParse(typed));

    [Theory]
    [InlineData("0004", 4)]
    [InlineData("#31", 31)]
    [InlineData("012345", 12345)]
    public void Few_digits_are_the_number_alone(string typed, int number) =>
        Assert.Equal(new CodePart(null, null, number), CodePart.TryParse(typed));

    [Theory]
    [InlineData("be mau ngoc")]
    [InlineData("0912345678")]
    [InlineData("006179000779")]
    [InlineData("H")]
    [InlineData("0000")]
    [InlineData("261399-0001")]
    [InlineData("")]
    [InlineData("%")]
    public void Anything_else_is_no_part_of_a_code(string typed) => Assert.Null(CodePart.TryParse(typed));
}
