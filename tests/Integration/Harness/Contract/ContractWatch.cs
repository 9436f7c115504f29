using System.Runtime.CompilerServices;

namespace OpenProvince.Testing;

/// <summary>Every answer that a test gets from an address for programs has to be what the document says, or the test fails.</summary>
internal sealed class ContractWatch(HttpMessageHandler sockets) : DelegatingHandler(sockets)
{
    /// <summary>Every answer of the program carries it.</summary>
    private const string OfTheProgram = "X-Content-Type-Options";

    [ModuleInitializer]
    internal static void Begin() => Clients.Around = sockets => new ContractWatch(sockets);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var asked = response.RequestMessage?.RequestUri ?? request.RequestUri!;
        // What is no request at all (a NUL in the path) the server turns away before the program hears of it.
        if (!asked.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal) || !response.Headers.Contains(OfTheProgram)) return response;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var contract = await ApiContract.OfAsync(asked, cancellationToken);
        contract.Check(request.Method, asked, response, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return response;
    }
}
