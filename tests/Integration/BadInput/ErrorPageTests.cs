using System.Net;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.BadInput;

public sealed class ErrorPageTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task An_unknown_address_is_a_page_in_plain_words(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();

        var page = (await visitor.OpenAsync("/khong/co/trang-nay")).ShouldBe(HttpStatusCode.NotFound);

        Assert.Equal("vi", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.TextOf("h1"));
        Assert.Contains(page.Document.QuerySelectorAll("a[href]"), link => link.GetAttribute("href") == "/");
    }

    [Theory, EachDatabase]
    public async Task A_program_gets_no_page_for_an_unknown_address(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();

        var answer = await visitor.Http.GetAsync("/api/khong-co", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory, EachDatabase]
    public async Task A_broken_table_is_one_page_that_tells_no_secrets(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var visitor = province.Visitor();
        var form = (await visitor.OpenAsync("/dang-nhap")).FormWith("input[type=password]");
        foreach (var name in form.Names.Where(name => name[0] != '_').ToList()) form[name] = "x";
        await province.ExecuteAsync("alter table agencies_user rename to agencies_user_lost");

        var page = await form.SubmitAsync();

        Assert.True(page.Status is HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable, $"{page.Status}");
        Assert.NotEmpty(page.TextOf("h1"));
        Assert.DoesNotContain("agencies_user", page.Html);
        Assert.DoesNotContain("Exception", page.Html);
        Assert.DoesNotContain("   at ", page.Html);
        // The handler of exceptions clears what was set before it: these must be there all the same.
        foreach (var header in new[]
        {
            "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy"
        })
            Assert.True(page.Response.Headers.Contains(header), header);
    }
}
