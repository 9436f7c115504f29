using OpenProvince.Kernel;

namespace OpenProvince.Unit.Kernel;

public sealed class CsvTests
{
    [Theory]
    [InlineData("Hoàng Mẫu An", "Hoàng Mẫu An")]
    [InlineData("An, Bình", "\"An, Bình\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("＋84", "'＋84")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData(" =1+1", "' =1+1")]
    [InlineData("An;=1+1", "\"An;'=1+1\"")]
    [InlineData("An; ＠x", "\"An;' ＠x\"")]
    [InlineData("An\t=1+1", "\"An\t'=1+1\"")]
    [InlineData("An\n-1", "\"An\n'-1\"")]
    [InlineData("An;\"=1+1", "\"An;'\"\"=1+1\"")]
    [InlineData("Tổ 1-2, 50%", "\"Tổ 1-2, 50%\"")]
    public void No_cell_becomes_a_formula_whatever_separates_cells(string text, string cell) => Assert.Equal(cell, Csv.Cell(text));
}
