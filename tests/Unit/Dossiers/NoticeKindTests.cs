using System.Globalization;
using OpenProvince.Dossiers;
using OpenProvince.Dossiers.Features;
using OpenProvince.Kernel;
using OpenProvince.Notices;
using OpenProvince.Notices.Domain;

namespace OpenProvince.Unit.Dossiers;

public sealed class NoticeKindTests
{
    private static readonly Texts Texts = new(
    [
        new TextSource("dossiers", typeof(DossiersModule).Assembly), new TextSource("notices", typeof(NoticesModule).Assembly),
    ]);

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-GB")]
    public void Every_kind_has_words_with_no_field_but_its_own_and_an_example_for_each(string culture)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(culture);
        Assert.All(NoticeKinds.All, kind =>
        {
            var (title, text) = (Texts.Find($"{kind.Name}.title"), Texts.Find($"{kind.Name}.text"));
            Assert.Null(Template.Check(kind, title, text).Error);
            Assert.All(kind.Fields, field => Assert.NotNull(Texts.Find($"notices.example.{field}")));
        });
    }
}
