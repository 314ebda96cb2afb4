using System.Net;
using System.Net.Sockets;

namespace Exotel.Callbacks.Listening;

/// <summary>Says why nobody can listen at an address.</summary>
internal static class ListenerErrors
{
    public static ExotelException From(SocketException error, IPEndPoint endPoint)
    {
        var (kind, message) = error.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => (ExotelErrorKind.Conflict, $"Port {endPoint.Port} of {endPoint.Address} is in use by another program, or by another listener of this one."),
            SocketError.AccessDenied => (ExotelErrorKind.Forbidden, $"This user may not listen at port {endPoint.Port} of {endPoint.Address}."),
            SocketError.AddressNotAvailable => (ExotelErrorKind.InvalidRequest, $"{endPoint.Address} is no address of this machine."),
            _ => (ExotelErrorKind.ConnectionFailed, $"Nobody can listen at {endPoint}: {error.Message}"),
        };
        return new ExotelException(kind, message, error);
    }
}
