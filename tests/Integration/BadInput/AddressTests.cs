using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.BadInput;

/// <summary>Every address the program has, read from its own route table, with rubbish where it takes a value.</summary>
public sealed partial class AddressTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task No_address_breaks_on_rubbish(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var broken = new List<string>();
        foreach (var account in await Accounts.AllAsync(province))
        {
            using var visitor = await Accounts.EnterAsync(province, account);
            foreach (var address in Templates(province, "GET").SelectMany(Rubbish).Distinct())
                if (await StatusAsync(visitor, new(HttpMethod.Get, address)) is >= 500 and var status)
                    broken.Add($"{account ?? "visitor"}: {address} answered {status}");
        }

        Assert.Empty(broken);
    }

    [Theory, EachDatabase]
    public async Task No_program_address_breaks_on_a_bad_body(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var broken = new List<string>();
        foreach (var account in await Accounts.AllAsync(province))
        {
            using var visitor = await Accounts.EnterAsync(province, account);
            foreach (var template in Templates(province, "POST").Where(path => path.StartsWith("api/", StringComparison.Ordinal)))
                foreach (var body in Naughty.Bodies)
                {
                    var request = new HttpRequestMessage(HttpMethod.Post, Fill(template, "1"))
                    {
                        Content = new StringContent(body, Encoding.UTF8, "application/json")
                    };
                    if (await StatusAsync(visitor, request) is >= 500 and var status)
                        broken.Add($"{account ?? "visitor"}: {template} with {body[..Math.Min(40, body.Length)]} answered {status}");
                }
        }

        Assert.Empty(broken);
    }

    // Live streams never end: the headers are enough.
    private static async Task<int> StatusAsync(Visitor visitor, HttpRequestMessage request)
    {
        using (request)
        using (var response = await visitor.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
            return (int)response.StatusCode;
    }

    private static IEnumerable<string> Rubbish(string template) =>
        template.Contains('{')
            ? Naughty.PathParts.Select(part => Fill(template, part))
            : ["/" + template, $"/{template}?q={Uri.EscapeDataString(Naughty.Script)}&page=-1&sort=%00"];

    private static string Fill(string template, string part) =>
        "/" + Parameter().Replace(template, part.Contains('%') ? part : Uri.EscapeDataString(part));

    private static IReadOnlyList<string> Templates(Province province, string method)
    {
        var templates = province.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method) ?? true)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => !path.StartsWith('_') && !path.Contains('*') && !Asset().IsMatch(path)).Distinct().ToList();
        Assert.NotEmpty(templates);
        return templates;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\.(css|js|mjs|woff2?|svg|png|map|gz|br|ico)$")]
    private static partial Regex Asset();
}
