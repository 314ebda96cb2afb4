using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Calls;

namespace Exotel.Analytics.Store;

/// <summary>The formats in which Exotel lists a phone number, so that a filter finds all of them.</summary>
internal static class PhoneNumberFormats
{
    private const string India = "+91";
    private const int IndianLength = 13;

    public static IEnumerable<string> Of(string number)
    {
        var normal = PhoneNumberNormalizer.Normalize(number) ?? number;
        List<string> formats = [number, normal];
        if (normal.StartsWith(India, StringComparison.Ordinal) && normal.Length == IndianLength)
            formats.AddRange([normal.Substring(1), "0" + normal.Substring(3), normal.Substring(3)]);
        return formats.Distinct(StringComparer.Ordinal);
    }
}
