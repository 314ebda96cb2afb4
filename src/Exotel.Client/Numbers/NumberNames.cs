using System;
using System.Collections.Generic;

namespace Exotel.Numbers;

/// <summary>
/// Names for the codes of circles and operators that the server returns without a name; operators only where all documents agree
/// on the code. Source: docs/api.md#numbers.
/// </summary>
internal static class NumberNames
{
    private static readonly Dictionary<string, string> Circles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AN"] = "Andaman & Nicobar",
        ["AP"] = "Andhra Pradesh",
        ["AS"] = "Assam",
        ["BR"] = "Bihar & Jharkhand",
        ["BY"] = "Mumbai",
        ["CH"] = "Chennai",
        ["DL"] = "Delhi NCR",
        ["GJ"] = "Gujarat",
        ["HA"] = "Haryana",
        ["HP"] = "Himachal Pradesh",
        ["HR"] = "Haryana",
        ["JK"] = "Jammu & Kashmir",
        ["KA"] = "Karnataka",
        ["KL"] = "Kerala",
        ["KO"] = "Kolkata",
        ["MH"] = "Maharashtra & Goa",
        ["MP"] = "Madhya Pradesh & Chhattisgarh",
        ["MU"] = "Mumbai",
        ["ND"] = "Delhi NCR",
        ["NE"] = "North East",
        ["OR"] = "Orissa",
        ["PB"] = "Punjab",
        ["RJ"] = "Rajasthan",
        ["TN"] = "Tamil Nadu",
        ["UE"] = "Uttar Pradesh East",
        ["UPE"] = "Uttar Pradesh East",
        ["UPW"] = "Uttar Pradesh West & Uttarakhand",
        ["UW"] = "Uttar Pradesh West & Uttarakhand",
        ["WB"] = "West Bengal",
    };

    private static readonly Dictionary<string, string> Operators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["A"] = "Airtel",
        ["B"] = "BSNL",
        ["I"] = "Idea",
        ["MT"] = "MTNL",
        ["R"] = "Reliance",
        ["T"] = "Tata",
        ["V"] = "Vodafone",
    };

    public static string? OfCircle(string? code) => Find(Circles, code);

    public static string? OfOperator(string? code) => Find(Operators, code);

    private static string? Find(Dictionary<string, string> names, string? code) =>
        code is not null && names.TryGetValue(code.Trim(), out var name) ? name : null;
}
