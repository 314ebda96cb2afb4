using System;
using System.Security.Cryptography;
using System.Text;

namespace Exotel.Callbacks.Listening;

/// <summary>
/// Identifies duplicate callbacks by call and event. A Passthru request without an event is identified by its whole query, because
/// one call may send several of them. Source: docs/api.md#callbacks.
/// </summary>
internal sealed class DeduplicationKey
{
    private const string Terminal = "terminal";

    /// <param name="callback">The callback.</param>
    /// <param name="query">The query that contained it; null when it was in a body.</param>
    public DeduplicationKey(Callback callback, string? query)
    {
        var hasNoEvent = callback.EventType is null && query is not null;
        Key = KeyOf(callback.CallSid, hasNoEvent ? "?" + query : callback.EventType ?? string.Empty);
        SupersededBy = "answered".Equals(callback.EventType, StringComparison.OrdinalIgnoreCase) ? KeyOf(callback.CallSid, Terminal) : null;
    }

    public string Key { get; }

    /// <summary>The key of the event that makes this one obsolete; null when there is none.</summary>
    public string? SupersededBy { get; }

    /// <summary>A key of fixed length, whatever was sent, to limit the memory for recent keys.</summary>
    private static string KeyOf(string callSid, string eventType)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(callSid + "\n" + eventType.ToLowerInvariant())));
    }
}
