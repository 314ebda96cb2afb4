using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;

namespace Exotel.Http;

/// <summary>Distinguishes failures to connect from failures of an established connection. Without a connection, the server read nothing.</summary>
internal static class ConnectionFailure
{
    /// <summary>Whether the exception is one that a connection throws; the framework does not wrap all of them.</summary>
    public static bool IsFailure(Exception error) => error is HttpRequestException or IOException or SocketException;

    /// <summary>Whether there certainly was no connection; false if that is unknown.</summary>
    public static bool IsCertain(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure })
                return true;
            if (cause is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData })
                return true;
        }

        return false;
    }
}
