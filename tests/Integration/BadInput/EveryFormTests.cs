using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.BadInput;

/// <summary>
/// Every form that can be reached by links, as every role: one field after the other holds text that breaks careless programs.
/// </summary>
public sealed class EveryFormTests
{
    private static readonly string[] Starts = ["/", "/tim-kiem?q=khai+sinh", "/tra-cuu", "/dang-nhap", "/don-vi", "/desk/ho-so", "/wall"];

    [Theory, EachDatabase]
    public async Task Takes_any_text_without_breaking_or_believing_it(DatabaseEngine engine)
    {
        await using var province = await WithWorkAsync(engine);
        var (broken, sent) = (new List<string>(), 0);
        foreach (var account in await Accounts.AllAsync(province))
        {
            using var visitor = await Accounts.EnterAsync(province, account);
            foreach (var (page, index) in await FormsAsync(visitor))
            {
                foreach (var field in FieldsOf(page, index))
                {
                    var text = Naughty.Texts[sent++ % Naughty.Texts.Count];
                    var answer = await OnlyWrongIn(page, index, field, text).SubmitAsync();
                    var what =
                        $"{account ?? "visitor"}: {page.Address.PathAndQuery} form {index} field {field} with " +
                        $"{text[..Math.Min(20, text.Length)]}";
                    if ((int)answer.Status >= 500) broken.Add($"{what} answered {(int)answer.Status}");
                    if (answer.Document.QuerySelector($"[{Naughty.Mark}]") is not null) broken.Add($"{what} became markup");
                }
            }
        }

        Assert.True(sent >= 20, $"only {sent} fields were found");
        Assert.Empty(broken);
    }

    [Theory, EachDatabase]
    public async Task Every_form_and_field_of_a_page_has_a_name_of_its_own(DatabaseEngine engine)
    {
        await using var province = await WithWorkAsync(engine);
        var two = province.Services.GetRequiredService<IStaff>().All.First(one => one.Posts.Count > 1);
        var (twice, forms) = (new List<string>(), 0);
        foreach (var account in await Accounts.AllAsync(province))
        {
            using var visitor = await Accounts.EnterAsync(province, account);
            foreach (var page in await Crawl.FromAsync(
                visitor, [.. Starts, "/tai-khoan", "/desk/account", "/admin/security-events", "/admin/changes", $"/admin/staff/{two.Id}"]))
            {
                var names = page.Document.QuerySelectorAll("input[name=_handler]").Select(input => input.GetAttribute("value")!).ToList();
                var ids = page.Document.QuerySelectorAll("[id]").Select(element => element.Id!);
                forms += names.Count;
                twice.AddRange(names.Concat(ids).GroupBy(name => name).Where(same => same.Count() > 1)
                    .Select(same => $"{page.Address.PathAndQuery}: {same.Key}"));
            }
        }
        Assert.True(forms > 10, $"only {forms} forms were found");
        Assert.Empty(twice.Distinct());
    }

    [Theory, EachDatabase]
    public async Task Script_in_any_field_stays_text(DatabaseEngine engine)
    {
        await using var province = await WithWorkAsync(engine);
        var believed = new List<string>();
        foreach (var account in await Accounts.AllAsync(province))
        {
            using var visitor = await Accounts.EnterAsync(province, account);
            foreach (var (page, index) in await FormsAsync(visitor))
            {
                foreach (var field in FieldsOf(page, index))
                {
                    var answer = await OnlyWrongIn(page, index, field, Naughty.Script).SubmitAsync();
                    if (answer.Document.QuerySelector($"[{Naughty.Mark}]") is not null)
                        believed.Add($"{account ?? "visitor"}: {page.Address.PathAndQuery} form {index} field {field}");
                }
            }

            // What was stored is shown on other pages.
            foreach (var page in await Crawl.FromAsync(visitor, Starts))
                if (page.Document.QuerySelector($"[{Naughty.Mark}]") is not null)
                    believed.Add($"{account ?? "visitor"}: {page.Address.PathAndQuery}");
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

    /// <summary>With something on the desks, so that officers meet the forms of their acts.</summary>
    private static async Task<Province> WithWorkAsync(DatabaseEngine engine)
    {
        var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        for (var i = 0; i < 3; i++)
        {
            await office.FiledAsync();
            await Office.ActAsync(office.Desk, await office.AcceptedAsync(), "hand-over", new() { ["to"] = office.Agency });
        }
        return province;
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
        $"{form.GetAttribute("action")}|" +
        $"{string.Join(',', form.QuerySelectorAll("[name]").Select(control => control.GetAttribute("name")).Distinct())}";

    /// <summary>What a person types into; hidden fields, the revision among them, stay as the page gave them.</summary>
    private static IReadOnlyList<string> FieldsOf(Page page, int index) =>
        [.. page.Document.QuerySelectorAll("form")[index].QuerySelectorAll("input, textarea")
            .Where(control => control.TagName == "TEXTAREA"
                || control.GetAttribute("type") is null or "text" or "tel" or "email" or "search" or "password")
            .Select(control => control.GetAttribute("name")).OfType<string>().Where(name => name.Length > 0).Distinct()];

    /// <summary>Everything else is what a careful person would fill in, so that only this one field can be refused.</summary>
    private static Form OnlyWrongIn(Page page, int index, string field, string text)
    {
        var (form, element) = (page.FormAt(index), page.Document.QuerySelectorAll("form")[index]);
        foreach (var other in FieldsOf(page, index)) form.Force(other, Good(other));
        foreach (var select in element.QuerySelectorAll("select[name]"))
            if (select.QuerySelector("option[value]:not([value=''])")?.GetAttribute("value") is { } option)
                form.Force(select.GetAttribute("name")!, option);
        foreach (var radio in element.QuerySelectorAll("input[type=radio][name]").DistinctBy(one => one.GetAttribute("name")))
            form.Force(radio.GetAttribute("name")!, radio.GetAttribute("value") ?? "");
        return form.Force(field, text);
    }

    private static string Good(string name) => name switch
    {
        _ when name.Contains("Phone", StringComparison.OrdinalIgnoreCase) => "0912345678",
        _ when name.Contains("Identity", StringComparison.OrdinalIgnoreCase) => "006190000111",
        _ when name.Contains("Email", StringComparison.OrdinalIgnoreCase) => "an@example.vn",
        _ when name.Contains("Password", StringComparison.OrdinalIgnoreCase) => "mat-khau-dai-2026",
        _ when name.EndsWith(".Day", StringComparison.Ordinal) || name.EndsWith(".Month", StringComparison.Ordinal) => "2",
        _ when name.EndsWith(".Year", StringComparison.Ordinal) => "2026",
        _ when name.EndsWith(".o", StringComparison.Ordinal) => "1",
        _ => "Hoàng Mẫu An",
    };
}
