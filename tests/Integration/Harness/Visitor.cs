using System.Net;
using AngleSharp.Html.Parser;
using OpenProvince.Agencies.Contracts;

namespace OpenProvince.Testing;

/// <summary>A browser without script: keeps cookies, follows redirects, sends forms as they stand on the page.</summary>
public sealed class Visitor : IDisposable
{
    public Visitor(Uri address)
    {
        Http = Clients.Make(address, new SocketsHttpHandler { CookieContainer = Cookies, UseProxy = false });
        Http.Timeout = Patience.State;
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http { get; }

    public async Task<Page> OpenAsync(string path) => await ReadAsync(await Http.GetAsync(path));

    /// <summary>From now on at this address, as a proxy on the server's machine tells it.</summary>
    public Visitor From(string address)
    {
        Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
        Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return this;
    }

    /// <summary>Signs in through the page, like everybody.</summary>
    public async Task SignInAsync(string account, string password = IProvinceSeeder.DemoPassword)
    {
        var form = (await OpenAsync(AgencyLinks.SignIn())).FormWith("input[type=password]");
        form[form.NameOf("input[type=text], input[type=email], input:not([type])")] = account;
        form[form.NameOf("input[type=password]")] = password;
        var after = await form.SubmitAsync();
        if (after.Document.QuerySelector("input[type=password]") is not null)
            throw new InvalidOperationException($"{account} could not sign in: {after.Document.Body?.TextContent.Trim()}");
    }

    public void Dispose() => Http.Dispose();

    internal async Task<Page> SendAsync(HttpRequestMessage request) => await ReadAsync(await Http.SendAsync(request));

    private async Task<Page> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return new(this, response, html, await new HtmlParser().ParseDocumentAsync(html));
    }
}
