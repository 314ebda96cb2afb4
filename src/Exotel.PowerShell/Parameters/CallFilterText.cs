using System.Collections.Generic;
using System.Globalization;

namespace Exotel.PowerShell.Parameters;

/// <summary>The filters of a cmdlet in words, for a reader who does not see the command.</summary>
internal static class CallFilterText
{
    /// <returns>Such as <c>Direction inbound, Outcome Missed or Busy</c>; null when nothing is filtered.</returns>
    public static string? Describe(this ICallFilters filters)
    {
        var parts = new List<string>();
        Add("From", filters.From);
        Add("To", filters.To);
        Add("ExoPhone", filters.PhoneNumber);
        Add("Status", filters.Status);
        Add("Direction", filters.Direction);
        Add("Outcome", filters.Outcome);
        AddRange("Duration", filters.MinDuration, filters.MaxDuration);
        AddRange("Price", filters.MinPrice, filters.MaxPrice);
        return parts.Count == 0 ? null : string.Join(", ", parts);

        void Add(string name, string[] values)
        {
            if (values.Length > 0)
                parts.Add($"{name} {string.Join(" or ", values)}");
        }

        void AddRange(string name, decimal? minimum, decimal? maximum)
        {
            if (minimum is not null)
                parts.Add($"{name} from {minimum.Value.ToString(CultureInfo.InvariantCulture)}");
            if (maximum is not null)
                parts.Add($"{name} up to {maximum.Value.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
