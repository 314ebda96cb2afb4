using System.Collections.Generic;
using System.Linq;

namespace Exotel.Calls.Listing;

/// <summary>Splits a query with more than five numbers in a filter into queries that the API accepts. Source: docs/api.md#many-calls.</summary>
internal static class CallQuerySplitter
{
    public static IReadOnlyList<CallQuery> Split(CallQuery query) => (
        from callers in Chunks(query.From)
        from callees in Chunks(query.To)
        from exoPhones in Chunks(query.PhoneNumber)
        select query with { From = callers, To = callees, PhoneNumber = exoPhones }).ToList();

    private static List<IReadOnlyList<string>> Chunks(IReadOnlyList<string> numbers)
    {
        var distinct = numbers.Distinct().ToList();
        var chunks = new List<IReadOnlyList<string>>();
        for (var first = 0; first == 0 || first < distinct.Count; first += CallQueryEncoder.MaxNumbersPerFilter)
            chunks.Add(distinct.Skip(first).Take(CallQueryEncoder.MaxNumbersPerFilter).ToList());
        return chunks;
    }
}
