using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace OpenProvince.Load;

/// <summary>
/// How long whole list pages take on the data that is there: signed in through the page, one request after the other,
/// nothing is filed. Addresses come from the lists themselves, so any province will do.
/// </summary>
internal static partial class Lists
{
    private const int Target = 50;

    public static async Task<int> RunAsync(Uri server, string account, string password, int times, int[] pids, string[] names)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server };
        await SignInAsync(http, account, password);
        var (worst, addresses) = (0.0, await AddressesAsync(http, names));
        foreach (var address in addresses)
        {
            // Warm: statements are prepared, pages of the database are in memory.
            for (var i = 0; i < 5; i++) await PageAsync(http, address);
            var (taken, load) = (new double[times], OtherLoad.OfServers(pids));
            for (var i = 0; i < times; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await PageAsync(http, address);
                taken[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
            var processor = load.OwnMilliseconds() / times;
            Array.Sort(taken);
            var p95 = taken[(int)(times * 0.95)];
            worst = Math.Max(worst, p95);
            var total = Range().Match(await PageAsync(http, address)) is { Success: true } range ? range.Groups["total"].Value : "0";
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture,
                    $"{account,-10} {address,-60} {total,9} dossiers, median {taken[times / 2],6:0.0} ms, p95 {p95,6:0.0} ms, processor " +
                    $"{processor,5:0.0} ms a page, others {load.Share():0.0} core"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{account}: worst p95 {worst:0.0} ms over {addresses.Count} lists, {times} requests each (target {Target} ms)"));
        return worst < Target ? 0 : 1;
    }

    private static async Task<IReadOnlyList<string>> AddressesAsync(HttpClient http, string[] names)
    {
        var wall = await http.GetAsync("/wall");
        List<string> all =
            ["/desk", "/desk?tab=handed-on", "/desk/ho-so", "/desk/ho-so?tab=near", "/desk/ho-so?tab=waiting", "/desk/ho-so?tab=handed-on"];
        // Those who have the board go where its figures lead.
        if (wall.IsSuccessStatusCode)
            all.AddRange(Figure().Matches(await wall.Content.ReadAsStringAsync())
                .Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).Distinct());
        all.AddRange(names.Select(name => $"/desk/ho-so?q={Uri.EscapeDataString(name)}"));
        // Who decides sees the whole unit and asks for it in every order; each list deep inside costs what its first page does.
        if ((await PageAsync(http, "/desk/ho-so")).Contains("tab=whole-unit", StringComparison.Ordinal))
            foreach (var list in new[] { "/desk/ho-so?tab=whole-unit", "/desk/ho-so?tab=received-month", "/desk?tab=whole-unit" })
                foreach (var sort in new[] { "", "&sort=-code", "&sort=-changed", "&sort=-left" })
                    all.AddRange([$"{list}{sort}", await DeepAsync(http, $"{list}{sort}")]);
        return all;
    }

    /// <summary>The page that a hundred turns lead to, or the last one.</summary>
    private static async Task<string> DeepAsync(HttpClient http, string address)
    {
        for (var turn = 0; turn < 100 && Next().Match(await PageAsync(http, address)) is { Success: true } next; turn++)
            address = WebUtility.HtmlDecode(next.Groups[1].Value);
        return address;
    }

    private static async Task<string> PageAsync(HttpClient http, string address)
    {
        using var answer = await http.GetAsync(address);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{address}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task SignInAsync(HttpClient http, string account, string password)
    {
        var page = await PageAsync(http, "/dang-nhap");
        var form = page[page.LastIndexOf("<form", page.IndexOf("type=\"password\"", StringComparison.Ordinal), StringComparison.Ordinal)..];
        form = form[..form.IndexOf("</form>", StringComparison.Ordinal)];
        var fields = Input().Matches(form).Select(match => match.Value).Where(input => Attribute(input, "name") is not null)
            .ToDictionary(input => Attribute(input, "name")!, input => Attribute(input, "value") ?? "");
        fields[fields.Keys.Single(name => name.EndsWith("UserName", StringComparison.Ordinal))] = account;
        fields[fields.Keys.Single(name => name.EndsWith("Password", StringComparison.Ordinal))] = password;
        using var answer = await http.PostAsync("/dang-nhap", new FormUrlEncodedContent(fields));
        if ((await answer.Content.ReadAsStringAsync()).Contains("type=\"password\"", StringComparison.Ordinal))
            throw new InvalidOperationException($"{account} could not sign in");
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("href=\"(/desk/ho-so\\?tab=[^\"]+)\"")]
    private static partial Regex Figure();

    [GeneratedRegex("op-mini\">(?:[0-9.]+–[0-9.]+ trên|Trang [0-9.]+ trên [0-9.]+,) (?<total>[0-9.]+)")]
    private static partial Regex Range();

    [GeneratedRegex("href=\"([^\"]+)\" rel=\"next\"")]
    private static partial Regex Next();
}
