using System;
using System.Net;
using System.Net.Sockets;

namespace Exotel.Http;

/// <summary>Tells failures to connect from failures of a connection: before there is one, nothing can have been read.</summary>
internal static class ConnectionFailure
{
    /// <summary>Whether there certainly was no connection; false where that cannot be told.</summary>
    public static bool IsCertain(Exception error)
    {
        for (Exception? fault = error; fault is not null; fault = fault.InnerException)
        {
            if (fault is WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure })
                return true;
            if (fault is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData })
                return true;
        }

        return false;
    }
}
