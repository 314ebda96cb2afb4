using System;
using System.Net;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Security.Authentication;

namespace Exotel.Http;

/// <summary>
/// Exotel requires TLS 1.2. Hosts built for an older .NET Framework offer older versions only, unless the process or the machine is configured
/// otherwise. The version is raised for this module's own connections, not for the process.
/// </summary>
internal static class TlsVersion
{
    /// <param name="handler">The handler to configure.</param>
    /// <param name="host">What the host offers by default; 0 leaves the choice to the operating system.</param>
    public static void Raise(HttpClientHandler handler, SecurityProtocolType host)
    {
        if (!IsTooOld(host))
            return;
        try
        {
            Set(handler);
        }
        catch (Exception exception) when (exception is MissingMemberException or NotSupportedException or NotImplementedException)
        {
            // .NET Framework before 4.7.1, and Mono, cannot set the version for a single handler.
        }
    }

    internal static bool IsTooOld(SecurityProtocolType host) => host != 0 && host < SecurityProtocolType.Tls12;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Set(HttpClientHandler handler) => handler.SslProtocols = SslProtocols.Tls12;
}
