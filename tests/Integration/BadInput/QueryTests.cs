using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Integration.Citizen;
using OpenProvince.Dossiers.Features;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.BadInput;

/// <summary>Every parameter an address takes behind its question mark, read from the pages and endpoints themselves.</summary>
public sealed partial class QueryTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const string Procedure = "2.000635";

    /// <summary>The queue and its files read their address themselves; so does the sign-in.</summary>
    private static readonly Dictionary<string, string[]> ReadByHand = new(StringComparer.Ordinal)
    {
        ["desk"] = ["tab", "q", "field", "channel", "procedure", "unit", "page", "chon"],
        ["desk/danh-sach.csv"] = ["tab", "q", "field", "channel", "procedure", "unit", "page"],
        ["desk/danh-sach.xlsx"] = ["tab", "q", "field", "channel", "procedure", "unit"],
        ["desk/in"] = ["tab", "q", "field", "channel", "procedure", "unit", "page"],
        ["desk/tra-ket-qua"] = ["q", "page", "chon", "dong"],
        ["desk/tra-ket-qua.csv"] = ["q"],
        ["desk/tra-ket-qua.xlsx"] = ["q"],
        ["desk/phe-duyet"] = ["page", "chon", "dong"],
        ["dang-nhap"] = ["ve"],
    };

    [Theory, EachDatabase]
    public async Task No_page_breaks_on_rubbish_in_its_query(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var named = await NamedAsync(province);
        var addresses = Queries(province, address => !IsForPrograms(address.Template));
        var (broken, tried) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var account in await Accounts.AllAsync(province))
        {
            using var visitor = await Accounts.EnterAsync(province, account);
            foreach (var (template, name) in addresses)
            {
                // Who is sent to sign in, or refused, never reaches what reads the value.
                if (!await OpensAsync(visitor.Http, named.Whole(template))) continue;
                tried.Add($"{template}?{name}");
                foreach (var value in Naughty.QueryValues)
                    await TryAsync(visitor.Http, named.Ask(template, name, value), $"{account ?? "visitor"}", broken);
            }
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.Empty(addresses.Select(one => $"{one.Template}?{one.Name}").Except(tried));
    }

    [Theory, EachDatabase]
    public async Task No_program_address_breaks_on_rubbish_in_its_query(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var named = await NamedAsync(province);
        var addresses = Queries(province, address => IsForPrograms(address.Template));
        Assert.Contains(("api/dossiers", "DueOn"), addresses);
        var broken = new List<string>();
        foreach (var who in new[] { office.Citizen, office.Desk, office.Admin })
            foreach (var (template, name) in addresses)
                foreach (var value in Naughty.QueryValues) await TryAsync(who, named.Ask(template, name, value), "program", broken);

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Theory, EachDatabase]
    public async Task No_page_of_a_dossier_depends_on_the_case_of_its_address(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var named = await NamedAsync(province);
        var broken = new List<string>();
        using var desk = await province.SignInAsync("desk");
        var templates = Pages(province).Select(one => one.Template)
            .Where(template => template.StartsWith("desk/dossiers/{Code}", StringComparison.Ordinal))
            .SelectMany(template => template.EndsWith("/{Verb}", StringComparison.Ordinal)
                ? DossierActs.All.All.Select(act => template.Replace("{Verb}", act.Facts.Slug, StringComparison.Ordinal))
                : [template]).ToList();
        Assert.True(templates.Count > 10, $"only {templates.Count} pages");
        foreach (var template in templates) await TryAsync(desk.Http, named.Fill(Upper(template)), "desk", broken);

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    /// <summary>
    /// What addresses name between their slashes: a dossier at the desk, one that waits for its citizen, a draft of theirs, an officer.
    /// </summary>
    private sealed record Named(string Code, string Waiting, string Draft, StaffInfo Officer)
    {
        public string Fill(string template) => "/" + Parameter().Replace(template, parameter => parameter.Value switch
        {
            "{Draft:long}" => Draft,
            "{Id:long}" or "{Staff:long}" => $"{Officer.Id}",
            "{Question}" => "noi-dung",
            "{Which}" => "giay-hen",
            _ when template.StartsWith("thu-tuc", StringComparison.Ordinal) || template.StartsWith("nop-ho-so", StringComparison.Ordinal) =>
                Procedure,
            _ => Uri.EscapeDataString(template.StartsWith("ho-so", StringComparison.Ordinal) ? Waiting : Code),
        });

        /// <summary>With what a page is nothing without.</summary>
        public string Whole(string template) => template.EndsWith("/posts", StringComparison.Ordinal)
            ? $"{Fill(template)}?vi-tri={Officer.Posts[0].Agency}:{Officer.Posts[0].Role}"
            : template.EndsWith("keys/new", StringComparison.Ordinal) ? $"{Fill(template)}?officer={Officer.Id}"
            : Fill(template);

        public string Ask(string template, string name, string value) => $"{Fill(template)}?{name}={Uri.EscapeDataString(value)}";
    }

    private static async Task<Named> NamedAsync(Province province)
    {
        using var office = await Office.OpenAsync(province);
        var waiting = await office.FiledAsync();
        (await Office.ActAsync(office.Desk, waiting, "accept")).Ok();
        (await Office.ActAsync(office.Desk, waiting, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, waiting, "request-supplement", Office.Asking("Thiếu giấy ly hôn"))).Ok();
        using var citizen = await province.SignInAsync("citizen");
        var question = await Applying.FillAsync(await Applying.BeginAsync(citizen, Procedure), "noi-dung");
        return new(await CodeAsync(office, await office.AcceptedAsync()), await CodeAsync(office, waiting),
            question.Address.Segments[3].TrimEnd('/'), await OfficerAsync(province));
    }

    /// <summary>An officer of the unit whose leader has an account.</summary>
    private static async Task<StaffInfo> OfficerAsync(Province province)
    {
        var leader = (await province.InScopeAsync(scope => scope.GetRequiredService<IProvinceSeeder>().DemoAccountsAsync()))
            .Single(one => one.UserName == "leader");
        return province.Services.GetRequiredService<IStaff>().At(leader.Agency!.Value, Roles.RecordsClerk)[0];
    }

    private static async Task<string> CodeAsync(Office office, string id) =>
        (string)(await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["dossier"]!["code"]!;

    private static async Task<bool> OpensAsync(HttpClient who, string address)
    {
        using var response = await who.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        var reached = response.RequestMessage!.RequestUri!.AbsolutePath;
        return response.IsSuccessStatusCode && (reached == address || reached is not ("/dang-nhap" or "/khong-duoc-phep"));
    }

    private static async Task TryAsync(HttpClient who, string address, string name, List<string> broken)
    {
        using var response = await who.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        if ((int)response.StatusCode >= 500) broken.Add($"{name}: {address} answered {(int)response.StatusCode}");
    }

    private static List<(string Template, string Name)> Queries(Province province, Func<(string Template, string Name), bool> wanted)
    {
        var found = Pages(province).SelectMany(one => PropertiesOf(one.Page).Select(name => (one.Template, name)))
            .Concat(Endpoints(province).SelectMany(ParametersOf))
            .Concat(ReadByHand.SelectMany(one => one.Value.Select(name => (one.Key, name)))).Distinct().Where(wanted).ToList();
        Assert.NotEmpty(found);
        return found;
    }

    private static IEnumerable<(string Template, Type Page)> Pages(Province province) => Endpoints(province)
        .Select(endpoint => (Template(endpoint), Page: endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type!))
        .Where(one => one.Page is not null).Distinct();

    private static IEnumerable<RouteEndpoint> Endpoints(
        Province province) => province.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true);

    private static IEnumerable<string> PropertiesOf(
        Type page) => page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(property => property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is { } query
            ? query.Name ?? property.Name
            : null).OfType<string>();

    private static IEnumerable<(string Template, string Name)> ParametersOf(
        RouteEndpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
        .Where(one => (one.HasTryParse || one.ParameterInfo.ParameterType == typeof(string))
            && endpoint.RoutePattern.GetParameter(one.Name) is null)
        .Select(one => (Template(endpoint), one.Name));

    private static string Template(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.Trim('/');

    private static bool IsForPrograms(string template) => template.StartsWith("api/", StringComparison.Ordinal) || template == "live";

    /// <summary>Only what stands for itself: what is named between the slashes keeps its letters.</summary>
    private static string Upper(string template) => Literal().Replace(template, literal => literal.Value.ToUpperInvariant());

    [GeneratedRegex(@"(?<=^|\})[^{}]+")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
