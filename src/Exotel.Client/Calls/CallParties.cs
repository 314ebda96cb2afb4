using System;

namespace Exotel.Calls;

/// <summary>Tells the customer of a call from the agent, by its direction. All numbers are in normal form.</summary>
internal static class CallParties
{
    /// <summary>Whether Exotel received the call: <c>inbound</c> in v1, <c>incoming</c> elsewhere.</summary>
    public static bool IsInbound(string? direction) => StartsWith(direction, "inbound") || StartsWith(direction, "incoming");

    /// <summary>Whether Exotel placed the call: <c>outbound-api</c>, <c>outbound-dial</c> or <c>outbound</c>.</summary>
    public static bool IsOutbound(string? direction) => StartsWith(direction, "outbound");

    /// <summary>The ExoPhone of a call: its number, else its id where that is a number.</summary>
    public static string? ExoPhone(string? phoneNumber, string? phoneNumberSid)
    {
        if (PhoneNumberNormalizer.Normalize(phoneNumber) is { } number)
            return number;
        return PhoneNumberNormalizer.Normalize(phoneNumberSid) is { } sid && PhoneNumberNormalizer.IsNumber(sid) ? sid : null;
    }

    /// <summary>The customer: who called in or, for outbound calls, who was called second; a call into a flow has only the first.</summary>
    public static string? Customer(string? direction, string? from, string? to, string? exoPhone)
    {
        if (IsInbound(direction))
            return PhoneNumberNormalizer.Normalize(from);
        return IsOutbound(direction) ? OtherThan(exoPhone, to) ?? PhoneNumberNormalizer.Normalize(from) : null;
    }

    /// <summary>The agent; null when the call went to the ExoPhone, that is into a flow, only.</summary>
    public static string? Agent(string? direction, string? from, string? to, string? exoPhone)
    {
        var other = OtherThan(exoPhone, to);
        if (IsInbound(direction))
            return other;
        return IsOutbound(direction) && other is not null ? PhoneNumberNormalizer.Normalize(from) : null;
    }

    private static string? OtherThan(string? exoPhone, string? number) =>
        PhoneNumberNormalizer.Normalize(number) is { } normal && normal != exoPhone ? normal : null;

    private static bool StartsWith(string? text, string word) => text is not null && text.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
