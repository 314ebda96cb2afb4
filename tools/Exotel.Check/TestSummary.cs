using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace Exotel.Check;

/// <summary>The results of all test projects, read from their .trx files.</summary>
internal sealed record TestSummary(int Passed, int Failed, IReadOnlyList<string> Skipped, IReadOnlyList<string> Failures)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static TestSummary Empty { get; } = new(0, 0, [], []);

    public static TestSummary Read(IEnumerable<string> files)
    {
        var documents = files.Select(file => XDocument.Load(file)).ToList();
        var counters = documents.SelectMany(document => document.Descendants(Trx + "Counters")).ToList();
        int Sum(string name) => counters.Sum(counter => int.Parse(counter.Attribute(name)?.Value ?? "0", CultureInfo.InvariantCulture));

        // Tests that timed out, were aborted or ended in an error are not passed, and have not been skipped either.
        var results = documents.SelectMany(document => document.Descendants(Trx + "UnitTestResult")).ToLookup(result => result.Attribute("outcome")?.Value);
        var skipped = Describe(results["NotExecuted"]);
        var failures = Describe(results.Where(group => group.Key is not ("Passed" or "NotExecuted")).SelectMany(group => group));
        var passed = Sum("passed");
        return new(passed, Sum("total") - passed - skipped.Count, skipped, failures);
    }

    /// <summary>Both together.</summary>
    /// <param name="other">The other results.</param>
    /// <param name="prefix">What the names of its tests begin with, such as where they ran.</param>
    public TestSummary Add(TestSummary other, string prefix = "") => new(
        Passed + other.Passed, Failed + other.Failed, [.. Skipped, .. other.Skipped.Select(test => prefix + test)], [.. Failures, .. other.Failures.Select(test => prefix + test)]);

    /// <summary>The closing line of a check.</summary>
    public override string ToString() => FormattableString.Invariant($"{Passed} passed, {Failed} failed, {Skipped.Count} skipped");

    private static List<string> Describe(IEnumerable<XElement> results) => [.. results.Select(Describe).Order(StringComparer.Ordinal)];

    private static string Describe(XElement result)
    {
        var output = result.Element(Trx + "Output");
        var reason = output?.Element(Trx + "ErrorInfo")?.Element(Trx + "Message")?.Value ?? output?.Element(Trx + "StdOut")?.Value;
        var name = result.Attribute("testName")?.Value;
        return reason is null ? $"{name}" : $"{name}: {string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";
    }
}
