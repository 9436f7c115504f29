using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd;

/// <summary>What every page must pass, and its picture for comparison with the drawings.</summary>
public static class PageChecks
{
    /// <summary>A4 without the margins of the print style, in CSS pixels.</summary>
    private const int SheetWidth = 680;

    private const string RunAxe = """
        async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false });
          const where = one => one.nodes.map(node => node.html.slice(0, 300)).join('\n   ');
          return violations.map(one => `${one.id} (${one.impact}): ${one.help}\n   ${where(one)}`);
        }
        """;

    // A click returns when the next page has begun; its styles and letters may still be on the way.
    private const string Excess = """
        async () => {
          await document.fonts.ready;
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return null;
          const scrolls = one => one.parentElement !== null
            && (getComputedStyle(one.parentElement).overflowX !== 'visible' || scrolls(one.parentElement));
          const wide = [...document.querySelectorAll('body *')]
            .filter(one => one.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(one)).slice(-5);
          return `${root.scrollWidth - root.clientWidth} px too wide: ${wide.map(one => one.outerHTML.slice(0, 120)).join(' | ')}`;
        }
        """;

    private const string Swollen = """
        () => {
          const size = one => parseFloat(getComputedStyle(one).fontSize);
          const seen = [...document.querySelectorAll('h1, h2, h3, h4')]
            .filter(one => one.getClientRects().length > 0 && !one.closest('.op-sr, .op-slip, dialog'));
          const above = (one, i) => seen.slice(0, i).findLast(other => other.tagName < one.tagName && !other.matches('.op-sr'));
          const wrong = seen.find((one, i) => { const over = above(one, i); return over && size(one) > size(over); });
          return wrong ? `${size(wrong)} px below a smaller one: ${wrong.outerHTML.slice(0, 200)}` : null;
        }
        """;

    private static readonly string Shots = Path.Combine(FindRoot(), "artifacts", "shots");
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>No violation of WCAG 2.2 A and AA and of good practice that axe can see.</summary>
    public static async Task ShouldHaveNoAxeViolations(this IPage page)
    {
        // Half a megabyte: once a page, whatever the number of its sizes.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(RunAxe);
        Assert.True(found.Length == 0, $"{page.Url} at {page.ViewportSize!.Width} px\n{string.Join('\n', found)}");
    }

    /// <summary>No sideways scrolling: a phone shows everything.</summary>
    public static async Task ShouldFitItsWidth(this IPage page, string how = "as it is")
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        var excess = await page.EvaluateAsync<string?>(Excess);
        Assert.True(excess is null, $"{page.Url} at {page.ViewportSize!.Width} px, {how}: {excess}");
    }

    /// <summary>No heading is larger than the one it stands under.</summary>
    public static async Task ShouldHaveHeadingsByLevel(this IPage page)
    {
        var wrong = await page.EvaluateAsync<string?>(Swollen);
        Assert.True(wrong is null, $"{page.Url} at {page.ViewportSize!.Width} px: {wrong}");
    }

    /// <summary>The narrow phones, once more in easy reading, and a printed sheet; the page is loaded once and keeps its state.</summary>
    public static async Task ShouldFitSmallAndPrinted(this IPage page)
    {
        foreach (var easy in new[] { false, true })
        {
            await page.EvaluateAsync("easy => { if (easy) document.documentElement.dataset.opReading = 'easy'; }", easy);
            foreach (var width in new[] { 320, 360, 390 })
            {
                await page.SetViewportSizeAsync(width, 844);
                await page.ShouldFitItsWidth(easy ? "easy reading" : "as it is");
            }
        }
        await page.EvaluateAsync("() => { delete document.documentElement.dataset.opReading; }");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(SheetWidth, 960);
        await page.ShouldFitItsWidth("printed");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    /// <summary>Keeps the picture as artifacts/shots/NAME-WIDTH.png, when they are asked for: with OPENPROVINCE_LONG=1.</summary>
    public static Task ShootAsync(this IPage page, string name, bool whole = true)
    {
        if (!TestRun.IsLong) return Task.CompletedTask;
        Directory.CreateDirectory(Shots);
        return page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = whole });
    }

    /// <summary>Keeps what was printed beside the pictures.</summary>
    public static Task KeepAsync(this IPage _, string name, byte[] file)
    {
        Directory.CreateDirectory(Shots);
        return File.WriteAllBytesAsync(Path.Combine(Shots, name), file);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OpenProvince.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("OpenProvince.slnx not found above the test program.");
    }
}
