using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Threading;

namespace Exotel.Http;

/// <summary>
/// The HTTP clients of the process, shared by all runspaces and accounts. They follow no redirects and keep no cookies:
/// the Authorization header goes only to the requested host.
/// </summary>
internal static class HttpClients
{
    private const int MaxConnections = 32;

    /// <summary>The time limit for a connection; .NET Framework has none of its own.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    private static readonly Lazy<HttpClient> Pool = new(() => Create(NewHandler()), LazyThreadSafetyMode.ExecutionAndPublication);

    private static readonly Lazy<HttpClient> FilePool = new(() => Create(NewHandler(DecompressionMethods.None)), LazyThreadSafetyMode.ExecutionAndPublication);

    private static readonly ConcurrentDictionary<Uri, Lazy<HttpClient>> ProxyPools = new();

    private static readonly ConcurrentDictionary<Uri, Lazy<HttpClient>> ProxyFilePools = new();

    /// <param name="proxy">The proxy; null for that of the system.</param>
    public static HttpClient Shared(Uri? proxy = null) => proxy is null
        ? Pool.Value
        : ProxyPools.GetOrAdd(proxy, address => new(() => Create(WithProxy(NewHandler(), address)))).Value;

    /// <summary>For files: without decompression, so that lengths and ranges are those of the file and truncation is detected.</summary>
    /// <param name="proxy">The proxy; null for that of the system.</param>
    public static HttpClient Files(Uri? proxy = null) => proxy is null
        ? FilePool.Value
        : ProxyFilePools.GetOrAdd(proxy, address => new(() => Create(WithProxy(NewHandler(DecompressionMethods.None), address)))).Value;

    /// <summary>
    /// Creates a client without open connections. A pooled connection may be closed already; a request lost on it looks like one
    /// that was read, and the framework might send it again.
    /// </summary>
    /// <param name="proxy">The proxy; null for that of the system.</param>
    public static HttpClient Fresh(Uri? proxy = null)
    {
        var client = Create(proxy is null ? NewHandler() : WithProxy(NewHandler(), proxy));
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
    private static HttpClientHandler NewHandler(DecompressionMethods decompression = DecompressionMethods.GZip | DecompressionMethods.Deflate)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = decompression,
            MaxConnectionsPerServer = MaxConnections,
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
        };
        TlsVersion.Raise(handler, ServicePointManager.SecurityProtocol);
        return handler;
    }

    private static HttpClientHandler WithProxy(HttpClientHandler handler, Uri proxy)
    {
        handler.Proxy = new WebProxy(proxy) { UseDefaultCredentials = true };
        return handler;
    }
#else
    private static SocketsHttpHandler NewHandler(DecompressionMethods decompression = DecompressionMethods.All) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = decompression,
        MaxConnectionsPerServer = MaxConnections,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = ConnectTimeout,
        DefaultProxyCredentials = CredentialCache.DefaultCredentials,
    };

    private static SocketsHttpHandler WithProxy(SocketsHttpHandler handler, Uri proxy)
    {
        handler.Proxy = new WebProxy(proxy) { UseDefaultCredentials = true };
        return handler;
    }
#endif
}
