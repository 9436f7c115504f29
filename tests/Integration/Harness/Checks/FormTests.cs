using AngleSharp.Html.Parser;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Harness;

public sealed class FormTests
{
    private const string Html = """
        <form method="post" action="/nop?x=1">
          <input type="hidden" name="token" value="t"><input name="ten" value="Hoàng Mẫu An">
          <input type="checkbox" name="a" value="1" checked>
          <input type="checkbox" name="b" value="1">
          <select name="xa"><option value="1">A</option><option value="2" selected>B</option></select>
          <textarea name="ghi-chu">x</textarea><input name="off" disabled value="no"><button name="nut" value="gui">Gửi</button>
        </form>
        """;

    [Fact, Once]
    public async Task Sends_what_the_page_shows()
    {
        var form = await FormOfAsync();
        Assert.Equal(["token", "ten", "a", "xa", "ghi-chu"], form.Names);
        Assert.Equal("2", form["xa"]);
        form["ten"] = "Lý Mẫu Bình";
        Assert.Equal("Lý Mẫu Bình", form["ten"]);
    }

    [Fact, Once]
    public async Task Refuses_to_fill_a_control_that_is_not_there()
    {
        var form = await FormOfAsync();
        Assert.Throws<InvalidOperationException>(() => form["khong-co"] = "x");
    }

    private static async Task<Form> FormOfAsync()
    {
        using var visitor = new Visitor(new("http://127.0.0.1:1/"));
        var response = new HttpResponseMessage { RequestMessage = new(HttpMethod.Get, "http://127.0.0.1:1/nop") };
        return new Page(visitor, response, Html, await new HtmlParser().ParseDocumentAsync(Html)).Form();
    }
}
