using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace OpenProvince.Testing;

/// <summary>What came back: status, address after redirects, and the parsed page.</summary>
public sealed record Page(Visitor Visitor, HttpResponseMessage Response, string Html, IHtmlDocument Document)
{
    public HttpStatusCode Status => Response.StatusCode;

    public Uri Address => Response.RequestMessage!.RequestUri!;

    public string Text => Document.Body?.TextContent ?? "";

    /// <summary>The text of the one element, without the spaces around it.</summary>
    public string TextOf(string selector) =>
        Document.QuerySelector(selector)?.TextContent.Trim() ?? throw new InvalidOperationException($"{Address} has no {selector}");

    /// <summary>A form of the page, filled as the page shows it. Without a selector the first form that posts.</summary>
    public Form Form(string selector = "form[method=post]") =>
        new(this, Document.QuerySelector<IHtmlFormElement>(selector)
            ?? throw new InvalidOperationException($"{Address} ({Status}) has no {selector}"));

    /// <summary>The form at this place among all forms of the page.</summary>
    public Form FormAt(int index) => new(this, (IHtmlFormElement)Document.QuerySelectorAll("form")[index]);

    /// <summary>The form that holds an element like this.</summary>
    public Form FormWith(string inner) =>
        new(this, Document.QuerySelector(inner)?.Closest("form") as IHtmlFormElement
            ?? throw new InvalidOperationException($"{Address} ({Status}) has no form with {inner}"));

    /// <summary>Address of the list's next page; null on the last.</summary>
    public string? Next() => Document.QuerySelector(".op-pages a[rel=next]")?.GetAttribute("href");

    /// <summary>Address of the list's page before; null on the first.</summary>
    public string? Previous() => Document.QuerySelector(".op-pages a[rel=prev]")?.GetAttribute("href");

    /// <summary>Codes of the rows of the list in their order.</summary>
    public string[] Codes() => [.. Document.QuerySelectorAll("tr[data-row]").Select(row => row.GetAttribute("data-row")!)];

    public Page ShouldBe(HttpStatusCode status)
    {
        Assert.True(Status == status,
            $"{Address} answered {(int)Status}, expected {(int)status}:\n{Text.Trim()[..Math.Min(Text.Trim().Length, 2000)]}");
        return this;
    }

    public Page ShouldSay(string words)
    {
        Assert.Contains(words, Text);
        return this;
    }
}
