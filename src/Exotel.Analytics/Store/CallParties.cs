using System;

namespace Exotel.Analytics.Store;

/// <summary>The customer and the agent of a call, in one normal form of numbers.</summary>
internal readonly record struct CallParties(string? Customer, string? Agent)
{
    public static CallParties From(Call call)
    {
        var exophone = NumberForm.Normalize(call.PhoneNumber);
        var from = NumberForm.Normalize(call.From);
        var to = NumberForm.Normalize(call.To);
        var toIsExoPhone = to is null || to == exophone;

        if (IsInbound(call.Direction))
            return new CallParties(from, toIsExoPhone ? null : to);
        if (call.Direction?.StartsWith("outbound", StringComparison.OrdinalIgnoreCase) == true)
            return toIsExoPhone ? new CallParties(from, null) : new CallParties(to, from);
        return default;
    }

    private static bool IsInbound(string? direction) =>
        string.Equals(direction, "inbound", StringComparison.OrdinalIgnoreCase) || string.Equals(direction, "incoming", StringComparison.OrdinalIgnoreCase);
}
