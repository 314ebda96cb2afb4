using System;
using System.Security.Cryptography;
using System.Text;

namespace Exotel.Callbacks.Listening;

/// <summary>
/// What makes two deliveries the same: call and event. A Passthru request without an event is told by all it says, since one
/// call may pass several of them. Source: API page, section 8.
/// </summary>
internal sealed class DeduplicationKey
{
    private const string Terminal = "terminal";

    /// <param name="callback">What came.</param>
    /// <param name="query">The query it came as; null when it came as a body.</param>
    public DeduplicationKey(Callback callback, string? query)
    {
        var isUnnamed = callback.EventType is null && query is not null;
        Key = KeyOf(callback.CallSid, isUnnamed ? "?" + query : callback.EventType ?? string.Empty);
        Superseder = "answered".Equals(callback.EventType, StringComparison.OrdinalIgnoreCase) ? KeyOf(callback.CallSid, Terminal) : null;
    }

    public string Key { get; }

    /// <summary>The key of what says more than this; null when nothing does.</summary>
    public string? Superseder { get; }

    /// <summary>Of one length whatever was sent, so that many can be remembered.</summary>
    private static string KeyOf(string callSid, string what)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(callSid + "\n" + what.ToLowerInvariant())));
    }
}
