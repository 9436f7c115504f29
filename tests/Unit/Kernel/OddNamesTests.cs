using OpenProvince.Kernel;

namespace OpenProvince.Unit.Platform;

public sealed class OddNamesTests
{
    [Theory]
    [InlineData("Nguyễn Mẫu 👨‍👩‍👧")]
    [InlineData("𠮷野")]
    [InlineData("Mẫu \ud83d")]
    [InlineData("\u202eẪm nễyugN")]
    public void Any_name_can_be_folded_and_sorted(string name)
    {
        Assert.NotEmpty(VietnameseText.Clean(name));
        Assert.NotEmpty(VietnameseText.SortKey(name));
        Assert.NotNull(VietnameseText.Fold(name));
    }
}
