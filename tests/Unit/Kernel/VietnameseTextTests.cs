using System.Text;
using OpenProvince.Kernel;

namespace OpenProvince.Unit.Platform;

public sealed class VietnameseTextTests
{
    [Theory]
    [InlineData("Đăng ký khai sinh", "dang ki khai sinh")]
    [InlineData("dang ky khai sinh", "dang ki khai sinh")]
    [InlineData("ĐĂNG KÍ KHAI SINH", "dang ki khai sinh")]
    [InlineData("Hòa Bình, hoà bình", "hoa binh hoa binh")]
    [InlineData("H03.30.21-261123-0031", "h03.30.21-261123-0031")]
    [InlineData("  nhiều   khoảng\ttrắng ", "nhieu khoang trang")]
    [InlineData("Nguyễn Thị Yến", "nguyen thi yen")]
    [InlineData("Quý, Quí, Quyền", "qui qui quien")]
    [InlineData("Thúy, Thuý", "thuy thuy")]
    [InlineData("H'Hen H’Hen H\u02BCHen", "h hen h hen h hen")]
    public void Folds_case_marks_and_d_with_stroke(string text, string folded)
    {
        Assert.Equal(folded, VietnameseText.Fold(text));
        Assert.Equal(folded, VietnameseText.Fold(text.Normalize(NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("a\u202Egnp.exe", "agnp.exe")]
    [InlineData("👩\u200D👧 gia đình", "👩\u200D👧 gia đình")]
    [InlineData("dòng\r\nmới\u0000", "dòng mới")]
    public void Cleans_what_a_person_typed(string typed, string clean) => Assert.Equal(clean, VietnameseText.Clean(typed));

    [Fact]
    public void Sorts_people_by_given_name_then_family_name_with_letters_before_tones()
    {
        string[] register = ["Nông Văn An", "Hoàng Thị Ân", "Lý Văn Bình", "Bế Thị Bình", "Hà Văn Đức", "Vi Thị Dung", "Ma Thị Hoa",
            "Ma Thị Hòa", "Ma Thị Hoà", "Lường Văn Ánh"];

        var sorted = register.OrderBy(VietnameseText.SortKey, StringComparer.Ordinal).ToArray();

        Assert.Equal(
            [
                "Nông Văn An", "Lường Văn Ánh", "Hoàng Thị Ân", "Bế Thị Bình", "Lý Văn Bình", "Vi Thị Dung", "Hà Văn Đức", "Ma Thị Hoa"
            ], sorted[..8]);
    }

    [Fact]
    public void Takes_what_normalisation_throws_on_for_the_replacement_character()
    {
        Assert.Equal("Ma\uFFFDu", VietnameseText.Clean("Ma\uFFFEu"));
        Assert.Equal("Mẫu \uFFFD\uFFFD 👩", VietnameseText.Clean("Mâ\u0303u \uFFFE\uD800 👩"));
        Assert.Equal("dang ki", VietnameseText.Fold("Đăng\uFFFEký"));
        Assert.Equal(VietnameseText.SortKey("Mẫu \uFFFD"), VietnameseText.SortKey("Mẫu \uFFFE"));
    }

    [Fact]
    public void Never_throws_whatever_is_typed()
    {
        var random = new Random(7);
        for (var i = 0; i < 5000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(20)).Select(_ => (char)random.Next(0x10000))]);
            Assert.Equal(VietnameseText.Clean(text), VietnameseText.Clean(VietnameseText.Clean(text)));
            Assert.NotNull(VietnameseText.Fold(text));
            Assert.NotNull(VietnameseText.SortKey(text));
        }
    }

    /// <summary>What the table says is what the library says, for every sign the table has.</summary>
    [Fact]
    public void Latin_needs_no_library()
    {
        foreach (var c in Enumerable.Range(0x20, 0x2E0).Concat(Enumerable.Range(0x1E00, 0x100)).Select(c => (char)c)
            .Where(c => !char.IsControl(c)))
        {
            var text = $"a{c}b";
            Assert.Equal(text, text.Normalize(NormalizationForm.FormC));
            // A sign of another script sends the whole text to the library.
            Assert.Equal(VietnameseText.Fold($"{text} ж"), $"{VietnameseText.Fold(text)} ж");
            Assert.Equal(VietnameseText.Clean($"{text} ж"), $"{VietnameseText.Clean(text)} ж".Replace("  ", " ", StringComparison.Ordinal));
        }
    }
}
