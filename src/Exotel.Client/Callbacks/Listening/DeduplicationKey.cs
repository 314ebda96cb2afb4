using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Exotel.Callbacks.Listening;

/// <summary>
/// Identifies an event by everything it says: a call sends several events of one type, one for each leg, agent or state. Only an exact
/// repetition has the same key, in whichever encoding it comes. Source: docs/api.md#callbacks.
/// </summary>
internal sealed class DeduplicationKey
{
    public DeduplicationKey(Callback callback)
    {
        Call = Hash([callback.CallSid]);
        IsEnd = Is(callback.EventType, "terminal");
        IsSupersededByEnd = Is(callback.EventType, "answered");

        var fields = callback.AdditionalFields.Cast<DictionaryEntry>()
            .Select(field => (Name: ((string)field.Key).ToLowerInvariant(), Value: field.Value as string))
            .Where(field => !string.IsNullOrEmpty(field.Value))
            .OrderBy(field => field.Name, StringComparer.Ordinal)
            .SelectMany(field => new[] { field.Name, field.Value });
        Event = Hash(
        [
            callback.CallSid, callback.EventType?.ToLowerInvariant(), callback.Status, callback.Direction, callback.From, callback.To, callback.PhoneNumberSid,
            Text(callback.DateCreated), Text(callback.DateUpdated), Text(callback.StartTime), Text(callback.EndTime),
            Text(callback.ConversationDuration), Text(callback.Duration), callback.RecordingUrl, callback.CustomField,
            callback.Legs?.ToString(), callback.Leg1Status, callback.Leg2Status, .. fields,
        ]);
    }

    /// <summary>The key of the event.</summary>
    public string Event { get; }

    /// <summary>The key of its call.</summary>
    public string Call { get; }

    /// <summary>Whether the event reports the end of the call.</summary>
    public bool IsEnd { get; }

    /// <summary>Whether the event is obsolete once the end of the call was reported.</summary>
    public bool IsSupersededByEnd { get; }

    private static bool Is(string? eventType, string name) => string.Equals(eventType, name, StringComparison.OrdinalIgnoreCase);

    private static string? Text(DateTimeOffset? time) => time?.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A key of fixed length, whatever was sent, to limit the memory for recent keys.</summary>
    private static string Hash(string?[] parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part?.Length ?? 0).Append(':').Append(part);
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
