using System.Runtime.CompilerServices;

namespace OpenProvince.Testing;

/// <summary>Every answer that a test gets from an address for programs has to be what the document says. One that is not fails the test.</summary>
internal sealed class ContractWatch(HttpMessageHandler sockets) : DelegatingHandler(sockets)
{
    [ModuleInitializer]
    internal static void Begin() => Clients.Around = sockets => new ContractWatch(sockets);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var asked = response.RequestMessage?.RequestUri ?? request.RequestUri!;
        if (!asked.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal)) return response;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var contract = await ApiContract.OfAsync(asked, cancellationToken);
        contract.Check(request.Method, asked, response, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return response;
    }
}
