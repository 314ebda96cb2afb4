using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Store;

namespace Exotel.DesktopHost;

/// <summary>Writes calls to a store twice, reads them back, and counts them for the figures.</summary>
internal static class StoreScenario
{
    public static void Run(string path, IReadOnlyList<Call> calls, Report report)
    {
        using var store = CallStore.OpenFile(path, create: true);
        var first = store.Write("exotest", calls);
        var second = store.Write("exotest", calls);
        report.Write("written", Format(first.New.Count), Format(second.New.Count), Format(second.Unchanged));
        foreach (var call in store.Read(new StoredCallQuery()))
            report.Write("stored", Scenario.Describe(call));
        report.Write("rows", Format(store.ReadRows(new StoredCallQuery { Direction = ["inbound"] }, CallFields.DateCreated).Count()));
    }

    private static string Format(long number) => number.ToString(CultureInfo.InvariantCulture);
}
