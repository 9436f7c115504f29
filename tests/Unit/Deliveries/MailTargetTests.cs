using OpenProvince.Deliveries.Contracts;

namespace OpenProvince.Unit.Deliveries;

public sealed class MailTargetTests
{
    private const string From = "khong-tra-loi@dichvucong.example";

    [Theory]
    [InlineData("smtps://gui@thu.example", 465, MailTls.FromTheStart)]
    [InlineData("smtp://gui@thu.example", 587, MailTls.StartTls)]
    [InlineData("smtp://gui@thu.example:2525", 2525, MailTls.StartTls)]
    [InlineData("smtp://gui@thu.example?tls=no", 25, MailTls.None)]
    public void Names_server_port_and_how_it_is_closed(string text, int port, MailTls tls) =>
        Assert.Equal(new MailTarget("thu.example", port, tls, "gui", "bí mật", From), MailTarget.Parse(text, From, "bí mật"));

    [Theory]
    [InlineData("smtp://gui:matkhau@thu.example", null)]
    [InlineData("smtp://gui@thu.example", null)]
    [InlineData("smtp://thu.example", "bí mật")]
    [InlineData("smtps://thu.example?tls=no", null)]
    [InlineData("http://thu.example", null)]
    [InlineData("thu.example", null)]
    [InlineData("smtp://thu.example/hop", null)]
    public void Anything_else_and_a_password_in_the_address_is_refused(string text, string? password) =>
        Assert.Null(MailTarget.Parse(text, From, password));
}
