using System.Net;
using System.Net.Sockets;

namespace Exotel.Callbacks.Listening;

/// <summary>Creates the error for a listener that cannot be started.</summary>
internal static class ListenerErrors
{
    public static ExotelException From(SocketException error, IPEndPoint endPoint)
    {
        var (kind, message) = error.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => (ExotelErrorKind.Conflict, $"Port {endPoint.Port} of {endPoint.Address} is in use by another program, or by another listener of this process."),
            SocketError.AccessDenied => (ExotelErrorKind.Forbidden, $"The current user is not allowed to listen on port {endPoint.Port} of {endPoint.Address}."),
            SocketError.AddressNotAvailable => (ExotelErrorKind.InvalidRequest, $"{endPoint.Address} is not an IP address of this machine."),
            _ => (ExotelErrorKind.ConnectionFailed, $"Cannot listen on {endPoint}: {error.Message}"),
        };
        return new ExotelException(kind, message, error);
    }
}
