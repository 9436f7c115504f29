using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Notices.Domain;

namespace OpenProvince.Unit.Notices;

public sealed class TemplateTests
{
    private static readonly NoticeKind Kind = new("test.kind", NoticeGroup.Progress, "inbox", "code", "due");

    [Fact]
    public void Words_with_the_fields_of_the_kind_are_taken_and_filled()
    {
        var template = Template.Check(Kind, " Hồ sơ {code} ", "Hẹn {due}, hồ sơ {code}.");
        Assert.Equal(new Template("Hồ sơ {code}", "Hẹn {due}, hồ sơ {code}."), template.Value);
        Assert.Equal("Hẹn 17:00, hồ sơ H1.", Template.Fill(template.Value.Text, [("code", "H1"), ("due", "17:00")]));
    }

    [Theory]
    [InlineData("Hồ sơ {codee}", "{codee}")]
    [InlineData("Hồ sơ {Code}", "{Code}")]
    [InlineData("Hồ sơ {code", "{code")]
    [InlineData("Hồ sơ code}", "}")]
    [InlineData("Hồ sơ {}", "{}")]
    [InlineData("Hồ sơ {{code}}", "{}")]
    public void A_field_nobody_fills_is_named(string title, string field)
    {
        var error = Template.Check(Kind, title, "Được.").Error!;
        Assert.Equal(("notices.field-unknown", "Input.Title"), (error.Code, error.Field));
        Assert.Equal(field, error.Args[0].Value);
    }

    [Fact]
    public void Nothing_and_too_much_are_refused_together() =>
        Assert.Equal(["notices.title-length", "notices.text-length"],
            Template.Check(Kind, "", new string('a', 1001)).Error!.Each().Select(one => one.Code));
}
