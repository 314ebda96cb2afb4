using System;
using System.Net;
using System.Net.Http;
using System.Threading;

namespace Exotel.Http;

/// <summary>
/// The HTTP connections of the process, shared by all runspaces and accounts. No redirect is followed and no cookie kept:
/// the Authorization header goes to the host that was asked and nowhere else.
/// </summary>
internal static class HttpClients
{
    private const int PerServer = 32;

    private static readonly Lazy<HttpClient> Pool = new(() => Create(NewHandler()), LazyThreadSafetyMode.ExecutionAndPublication);

    private static readonly Lazy<HttpClient> FilePool = new(() => Create(NewHandler(DecompressionMethods.None)), LazyThreadSafetyMode.ExecutionAndPublication);

    public static HttpClient Shared => Pool.Value;

    /// <summary>For files: what comes is what was sent, so that lengths and ranges are those of the file, and a cut is seen.</summary>
    public static HttpClient Files => FilePool.Value;

    /// <summary>
    /// A client with no connection yet. A connection from the pool may have died unnoticed, and a request lost on it looks
    /// like one that was read; the frameworks would also be tempted to send it again.
    /// </summary>
    public static HttpClient Fresh()
    {
        var client = Create(NewHandler());
        client.DefaultRequestHeaders.ConnectionClose = true;
        client.DefaultRequestHeaders.ExpectContinue = false;
        return client;
    }

    private static HttpClient Create(HttpMessageHandler handler)
    {
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var version = typeof(HttpClients).Assembly.GetName().Version?.ToString(3);
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Exotel.PowerShell/" + version);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        return client;
    }

#if NETSTANDARD2_0
    private static HttpClientHandler NewHandler(DecompressionMethods decompression = DecompressionMethods.GZip | DecompressionMethods.Deflate) => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = decompression,
        MaxConnectionsPerServer = PerServer,
    };
#else
    private static SocketsHttpHandler NewHandler(DecompressionMethods decompression = DecompressionMethods.All) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = decompression,
        MaxConnectionsPerServer = PerServer,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(15),
    };
#endif
}
