namespace OpenProvince.Testing;

/// <summary>Every client of the tests is made here, so that something may listen to what the program answers.</summary>
internal static class Clients
{
    /// <summary>What sits around the sockets; the integration tests put the check of the document there.</summary>
    public static Func<HttpMessageHandler, HttpMessageHandler> Around { get; set; } = sockets => sockets;

    /// <summary>A program without a key.</summary>
    public static HttpClient Client(this Province province) => Make(province.Address, new SocketsHttpHandler { UseProxy = false });

    public static HttpClient Make(Uri address, SocketsHttpHandler sockets) => new(Around(sockets)) { BaseAddress = address };
}
