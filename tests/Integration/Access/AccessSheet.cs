using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Features.Desk;
using OpenProvince.Integration.Citizen;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Access;

/// <summary>What somebody meets at an address.</summary>
internal enum Met
{
    /// <summary>The thing itself: shown, done, or asked to be said properly.</summary>
    Let,
    SignIn,
    Refused,
    /// <summary>Said not to be there, which for somebody else's thing is the same as not being told.</summary>
    NotFound,
}

/// <summary>Everybody who may knock: nobody, two citizens, each role of one unit, and two roles of another.</summary>
internal sealed partial class AccessSheet : IDisposable
{
    public static readonly IReadOnlyList<string> Accounts =
        ["", "citizen", "citizen2", "desk", "specialist", "clerk", "leader", "admin", "desk.so-y-te", "leader.so-tu-phap"];

    private const int NoRevision = 987654321;

    private readonly Dictionary<string, (HttpClient Page, CookieContainer Cookies, HttpClient Program)> clients =
        new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);
    private readonly List<(string Start, string Part, string Value)> parts = [];
    private readonly List<IDisposable> opened = [];

    private AccessSheet()
    {
    }

    public static async Task<AccessSheet> OpenAsync(Province province)
    {
        var sheet = new AccessSheet();
        using var office = await Office.OpenAsync(province);
        foreach (var account in Accounts)
        {
            var cookies = new CookieContainer();
            var page = Clients.Make(
                province.Address, new() { UseProxy = false, AllowAutoRedirect = false, CookieContainer = cookies });
            var program = account == "" ? province.Client() : await office.ClientAsync(account);
            (page.Timeout, program.Timeout) = (Patience.State, Patience.State);
            sheet.clients[account] = (page, cookies, program);
            sheet.opened.AddRange([page, program]);
        }
        await sheet.PrepareAsync(province, office);
        return sheet;
    }

    private async Task PrepareAsync(Province province, Office office)
    {
        var file = await AttachTests.UploadAsync(office.Citizen);
        var filed = (await office.FileAsync(AttachTests.With(office, file))).Ok();
        using var citizen = await province.SignInAsync("citizen");
        var draft = (await Applying.BeginAsync(citizen)).Address.AbsolutePath.Split('/');
        var unit = province.Services.GetRequiredService<IAgencies>().FindByCode(office.Agency)!;
        var officer = province.Services.GetRequiredService<IStaff>().At(unit.Id, Roles.Specialist)[0].Id;
        Add("/tep/", "id", file);
        Add("/api/files/", "id", file);
        Add("/api/dossiers/files/", "id", file);
        Add("/api/dossiers/", "id", filed.Text("id"));
        Add("/desk/dossiers/", "code", filed.Text("code"));
        Add("/desk/dossiers/", "which", SlipWords.Control);
        Add("/ho-so/", "code", filed.Text("code"));
        Add("/nop-ho-so/", "code", draft[2]);
        Add("/nop-ho-so/", "draft", draft[3]);
        Add("/nop-ho-so/", "question", draft[4]);
        Add("/thu-tuc/", "code", draft[2]);
        Add("/viec-trong-doi/", "slug", "sinh-con");
        Add("/don-vi/", "code", unit.Code);
        var task = (await Office.PostAsync(office.Leader, "/api/tasks", new()
        {
            ["content"] = "Làm sạch dữ liệu", ["field"] = "digital-transformation", ["lead"] = office.Agency, ["due"] = "2026-12-04",
        })).Ok();
        Add("/desk/tasks/", "code", task.Text("code"));
        Add("/api/tasks/", "code", task.Text("code"));
        Add("/api/tasks/", "id", task.Text("id"));
        Add("/calendar/", "key", "none");
        Add("/desk/people/", "staff", officer.ToString(CultureInfo.InvariantCulture));
        Add("/admin/staff/", "id", officer.ToString(CultureInfo.InvariantCulture));
        Add("/desk/nhieu-viec/", "id", "1");
        Add("/desk/nhieu-viec/", "name", "dossiers.accept");
        Add("/desk/views/", "id", "1");
        Add("/desk/away/", "id", officer.ToString(CultureInfo.InvariantCulture));
        Add("/admin/agencies/", "id", unit.Id.Value.ToString(CultureInfo.InvariantCulture));
        Add("/admin/roles/", "id", Roles.Leader);
        Add("/admin/notices/", "kind", "dossiers.notice.accepted");
        Add("/giao-dien/de-doc/", "state", "tat");
        Add("/giao-dien/ngon-ngu/", "language", "vi");
        Add("/openapi/", "documentname", "v1");
        Add("/loi/", "status", "404");
        foreach (var account in Accounts)
        {
            // Everybody has a form somewhere: to sign in, or to sign out.
            using var visitor = account == "" ? province.Visitor() : await province.SignInAsync(account);
            clients[account].Cookies.Add(visitor.Cookies.GetAllCookies());
            var page = await visitor.OpenAsync(account == "" ? "/dang-nhap" : "/tai-khoan");
            clients[account].Cookies.Add(visitor.Cookies.GetAllCookies());
            tokens[account] = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        }

        void Add(string start, string part, string value) => parts.Add((start, part, value));
    }

    /// <summary>All addresses but files of the site: method and template.</summary>
    public static IReadOnlyList<(string Method, string Template)> Routes(Province province) =>
        [.. province.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint =>
            {
                var template = "/" + endpoint.RoutePattern.RawText!.Trim('/');
                // A page answers its own form: who may look may send.
                if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
                    return EachAct(province, template).Select(page => ("GET", template: page));
                return endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Select(method => (method, template))
                    ?? [("GET", template)];
            })
            .Where(one => one.Item1 is not ("HEAD" or "OPTIONS") && !one.template.StartsWith("/_", StringComparison.Ordinal)
                && !one.template.Contains('*', StringComparison.Ordinal) && !Asset().IsMatch(one.template))
            .Distinct().OrderBy(one => one.template, StringComparer.Ordinal).ThenBy(one => one.Item1, StringComparer.Ordinal)];

    /// <summary>One page serves every act of a kind: each is asked for by itself.</summary>
    private static IEnumerable<string> EachAct(Province province, string template)
    {
        const string code = "CODE", verb = "/{Code}/{Verb}";
        if (!template.EndsWith(verb, StringComparison.Ordinal)) return [template];
        var root = $"{template[..^verb.Length]}/";
        return province.Services.GetServices<ICaseActs>().SelectMany(acts => acts.Said.Select(one => acts.Page(code, one.Facts)))
            .Where(page => page.StartsWith($"{root}{code}/", StringComparison.Ordinal))
            .Select(page => page.Replace($"/{code}/", "/{Code}/", StringComparison.Ordinal));
    }

    /// <summary>The address with its parts filled in; an address with a part this sheet has nothing for fails here.</summary>
    public string Fill(string template) => Part().Replace(template, part => Uri.EscapeDataString(
        parts.FirstOrDefault(one => template.StartsWith(one.Start, StringComparison.Ordinal)
            && string.Equals(one.Part, part.Groups["name"].Value, StringComparison.OrdinalIgnoreCase)).Value
        ?? throw new InvalidOperationException($"Nothing to fill {part.Value} of {template} with: say it in AccessSheet.PrepareAsync")));

    public async Task<Met> AskAsync(string account, string method, string address)
    {
        var program = address.StartsWith("/api/", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method is not "GET") request.Content = program ? Said(address) : Form(account);
        var client = program ? clients[account].Program : clients[account].Page;
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var leads = answer.Headers.Location?.OriginalString ?? "";
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => Met.SignIn,
            HttpStatusCode.Forbidden => Met.Refused,
            HttpStatusCode.NotFound => Met.NotFound,
            _ when leads.Contains("/dang-nhap", StringComparison.Ordinal) && !address.StartsWith("/dang-nhap", StringComparison.Ordinal) =>
                Met.SignIn,
            _ when leads.Contains("/khong-duoc-phep", StringComparison.Ordinal) => Met.Refused,
            HttpStatusCode.TooManyRequests => throw new InvalidOperationException($"{method} {address}: too many requests"),
            < HttpStatusCode.InternalServerError => Met.Let,
            var broken => throw new InvalidOperationException($"{method} {address} for {account}: {(int)broken}"),
        };
    }

    /// <summary>What a program says: never a real act, as the revision is none the case ever has.</summary>
    private static JsonContent Said(string address) => address switch
    {
        "/api/closed-months" => JsonContent.Create(new { month = 999913 }),
        "/api/dossiers/search" => JsonContent.Create(new { q = "khong co ai" }),
        _ when MovesOne().IsMatch(address) => JsonContent.Create(new { revision = NoRevision }),
        _ => JsonContent.Create(new { }),
    };

    private FormUrlEncodedContent Form(string account) => new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["__RequestVerificationToken"] = tokens[account], ["revision"] = $"{NoRevision}", ["lan"] = $"{NoRevision}", ["tep"] = "1",
    });

    /// <summary>The sheet as people read it.</summary>
    public static string Written(IEnumerable<(string Method, string Template, IReadOnlyList<Met> Met)> rows)
    {
        var text = new StringBuilder().Append(
            """
            # Who meets what

            Every address of the program, asked by nobody, by two citizens, by each role of one unit and by two roles of other
            units; the dossier belongs to the first citizen and lies at that unit. Written by `AccessTests` with
            OPENPROVINCE_WRITE_DOCS=1; the same test compares, so an address that is new or opens to somebody else fails until
            this page says so.

            `+` let in, `S` led to the sign-in, `-` refused with a reason, `0` said not to be there. Forms of a draft carry a token
            of their own: without it they are not there for anybody.

            | Address | nobody | citizen | other citizen | desk | specialist | clerk | leader | admin | other desk | other leader |
            |---|---|---|---|---|---|---|---|---|---|---|

            """);
        foreach (var (method, template, met) in rows)
            text.Append("| ").Append(method).Append(" `").Append(template).Append("` | ").AppendJoin(" | ", met.Select(Sign))
                .Append(" |\n");
        return text.ToString().ReplaceLineEndings("\n");

        static string Sign(Met met) => met switch
        {
            Met.Let => "+", Met.SignIn => "S", Met.Refused => "-", _ => "0",
        };
    }

    public void Dispose()
    {
        foreach (var one in opened) one.Dispose();
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)[^}]*\}")]
    private static partial Regex Part();

    [GeneratedRegex("^/api/[a-z]+/[0-9]+/")]
    private static partial Regex MovesOne();

    [GeneratedRegex(@"\.(css|js|mjs|woff2?|svg|png|map|gz|br|ico)$")]
    private static partial Regex Asset();
}
