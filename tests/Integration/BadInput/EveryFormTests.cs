using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.BadInput;

/// <summary>Every form that can be reached by links, as every role, filled with text that breaks careless programs.</summary>
public sealed class EveryFormTests
{
    private static readonly string[] Starts = ["/", "/tim-kiem?q=khai+sinh", "/tra-cuu", "/dang-nhap", "/don-vi", "/desk", "/wall"];

    [Theory, EachDatabase]
    public async Task Takes_any_text_without_breaking_or_believing_it(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var (broken, sent) = (new List<string>(), 0);
        foreach (var account in await Accounts.AllAsync(province))
        {
            using var visitor = await Accounts.EnterAsync(province, account);
            foreach (var (page, index) in await FormsAsync(visitor))
            {
                var text = Naughty.Texts[sent++ % Naughty.Texts.Count];
                var answer = await FilledWith(page.FormAt(index), text).SubmitAsync();
                var what = $"{account ?? "visitor"}: {page.Address.PathAndQuery} form {index} with {text[..Math.Min(20, text.Length)]}";
                if ((int)answer.Status >= 500) broken.Add($"{what} answered {(int)answer.Status}");
                if (answer.Document.QuerySelector($"[{Naughty.Mark}]") is not null) broken.Add($"{what} became markup");
            }
        }

        Assert.True(sent >= 10, $"only {sent} forms were found");
        Assert.Empty(broken);
    }

    [Theory, EachDatabase]
    public async Task Script_in_any_field_stays_text(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var believed = new List<string>();
        foreach (var account in await Accounts.AllAsync(province))
        {
            using var visitor = await Accounts.EnterAsync(province, account);
            foreach (var (page, index) in await FormsAsync(visitor))
            {
                var answer = await FilledWith(page.FormAt(index), Naughty.Script).SubmitAsync();
                if (answer.Document.QuerySelector($"[{Naughty.Mark}]") is not null) believed.Add($"{account ?? "visitor"}: {page.Address.PathAndQuery} form {index}");
            }

            // What was stored is shown on other pages.
            foreach (var page in await Crawl.FromAsync(visitor, Starts))
                if (page.Document.QuerySelector($"[{Naughty.Mark}]") is not null) believed.Add($"{account ?? "visitor"}: {page.Address.PathAndQuery}");
        }

        Assert.Empty(believed);
    }

    [Theory, EachDatabase]
    public async Task Without_a_valid_token_nothing_is_done_and_the_page_says_so(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var visitor = province.Visitor();
        var form = (await visitor.OpenAsync("/dang-nhap")).FormWith("input[type=password]").Without("__RequestVerificationToken");

        var answer = await form.SubmitAsync();

        answer.ShouldBe(HttpStatusCode.BadRequest);
        Assert.NotEmpty(answer.TextOf("h1"));
        Assert.NotEmpty(answer.Document.QuerySelectorAll("a[href]"));
    }

    private static async Task<IReadOnlyList<(Page Page, int Index)>> FormsAsync(Visitor visitor) =>
    [
        .. from page in await Crawl.FromAsync(visitor, Starts)
           from form in page.Document.QuerySelectorAll("form").OfType<IHtmlFormElement>().Select((form, index) => (form, index))
           where string.Equals(form.form.Method, "post", StringComparison.OrdinalIgnoreCase)
           where form.form.GetAttribute("action")?.Contains("dang-xuat", StringComparison.Ordinal) != true
           group (page, form.index) by Signature(form.form) into same
           select (same.First().page, same.First().index),
    ];

    // The same form stands on many pages (language, search): once is enough.
    private static string Signature(IHtmlFormElement form) =>
        $"{form.GetAttribute("action")}|{string.Join(',', form.QuerySelectorAll("[name]").Select(control => control.GetAttribute("name")).Distinct())}";

    private static Form FilledWith(Form form, string text)
    {
        foreach (var name in form.Names.Where(name => name[0] != '_').ToList()) form.Force(name, text);
        return form;
    }
}
