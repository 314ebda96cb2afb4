using System;
using System.Collections.Generic;
using Exotel.Pacing;

namespace Exotel.Callbacks.Listening;

/// <summary>
/// The connections that carry no valid request, in the order in which they fell silent. When all places are taken, the oldest is closed for a
/// new connection, so that strangers cannot keep Exotel out.
/// </summary>
/// <param name="clock">The clock for the grace period.</param>
internal sealed class SilentConnections(Clock clock)
{
    /// <summary>The time that every connection has to send its request, however many others wait.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private readonly object _sync = new();
    private readonly LinkedList<CallbackConnection> _connections = new();

    public void Add(CallbackConnection connection)
    {
        lock (_sync)
        {
            connection.SilentSince = clock.Elapsed;
            _connections.AddLast(connection);
        }
    }

    /// <returns>Whether the connection was still in the list; false when it is being closed.</returns>
    public bool Remove(CallbackConnection connection)
    {
        lock (_sync)
            return _connections.Remove(connection);
    }

    /// <summary>Closes the oldest connection whose time is over and that has sent nothing which is still to be read.</summary>
    public void CloseOldest()
    {
        CallbackConnection? oldest = null;
        lock (_sync)
        {
            for (var node = _connections.First; node is not null && clock.Elapsed - node.Value.SilentSince >= Grace; node = node.Next)
            {
                if (node.Value.HasUnreadData)
                    continue;
                oldest = node.Value;
                _connections.Remove(node);
                break;
            }
        }

        oldest?.Abandon();
    }
}
