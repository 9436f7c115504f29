using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OpenProvince.EndToEnd;

/// <summary>What every page must pass, and its picture for comparison with the drawings.</summary>
public static class PageChecks
{
    private static readonly string Shots = Path.Combine(FindRoot(), "artifacts", "shots");

    /// <summary>No violation of WCAG 2.2 A and AA that axe can see.</summary>
    public static async Task ShouldHaveNoAxeViolations(this IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        Assert.True(result.Violations.Length == 0, $"{page.Url}\n" + string.Join('\n', result.Violations.Select(violation =>
            $"{violation.Id} ({violation.Impact}): {violation.Help}\n   {string.Join("\n   ", violation.Nodes.Select(node => node.Html))}")));
    }

    /// <summary>No sideways scrolling: a phone shows everything.</summary>
    public static async Task ShouldFitItsWidth(this IPage page)
    {
        // A click returns when the next page has begun; its styles and letters may still be on the way.
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        var excess = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(excess <= 0, $"{page.Url} is {excess} px wider than its window");
    }

    /// <summary>Keeps the picture as artifacts/shots/NAME-WIDTH.png.</summary>
    public static Task ShootAsync(this IPage page, string name, bool whole = true)
    {
        Directory.CreateDirectory(Shots);
        return page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = whole });
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OpenProvince.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("OpenProvince.slnx not found above the test program.");
    }
}
