using OpenProvince.Ui;
using Xunit;

namespace OpenProvince.Unit.Ui;

public sealed class PreferencesTests
{
    [Theory]
    [InlineData("/thu-tuc/1.001193?q=a%20b", "/thu-tuc/1.001193?q=a%20b")]
    [InlineData("/tim-kiem?q=đăng ký", "/tim-kiem?q=%C4%91%C4%83ng k%C3%BD")]
    [InlineData("/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x=1", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Leads_back_to_this_site_only(string? asked, string led) => Assert.Equal(led, Preferences.LocalOr(asked));
}
