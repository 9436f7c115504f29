using System.Text.RegularExpressions;
using OpenProvince.Testing;

namespace OpenProvince.Integration.BadInput;

/// <summary>Walks the pages one visitor can reach by links, a few of each kind.</summary>
internal static partial class Crawl
{
    private const int PerKind = 2;
    private const int Most = 120;

    public static async Task<IReadOnlyList<Page>> FromAsync(Visitor visitor, params string[] starts)
    {
        var pages = new List<Page>();
        var kinds = new Dictionary<string, int>();
        var waiting = new Queue<string>(starts);
        var seen = new HashSet<string>();
        while (waiting.TryDequeue(out var path) && pages.Count < Most)
        {
            var kind = Ids().Replace(path, "*");
            if (!seen.Add(path) || (kinds[kind] = kinds.GetValueOrDefault(kind) + 1) > PerKind) continue;
            var page = await visitor.OpenAsync(path);
            if (page.Response.Content.Headers.ContentType?.MediaType != "text/html") continue;
            pages.Add(page);
            foreach (var link in LinksOf(page)) waiting.Enqueue(link);
        }

        return pages;
    }

    private static IEnumerable<string> LinksOf(Page page) =>
        from anchor in page.Document.QuerySelectorAll("a[href]")
        let href = anchor.GetAttribute("href")!
        where !href.StartsWith('#') && !href.StartsWith("mailto:", StringComparison.Ordinal)
            && !href.StartsWith("tel:", StringComparison.Ordinal)
        let address = new Uri(page.Address, href)
        where address.Authority == page.Address.Authority
        select address.PathAndQuery;

    [GeneratedRegex(@"\d[\w.%-]*|(?<==)[^&]+")]
    private static partial Regex Ids();
}
