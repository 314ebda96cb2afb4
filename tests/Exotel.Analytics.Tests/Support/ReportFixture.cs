using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Names;
using Exotel.Analytics.Reports;

namespace Exotel.Analytics.Tests.Support;

/// <summary>Makes reports of calls, and reads them as the XML that they also are.</summary>
internal static class ReportFixture
{
    public static ReportOptions Options { get; } = new() { AsOf = Times.On(31, 9, 30) };

    public static CallReport Report(IEnumerable<CallRow> calls, ReportOptions? options = null, NameLookup? names = null, IEnumerable<CallRow>? earlier = null)
    {
        var aggregator = new ReportAggregator();
        foreach (var call in calls)
            aggregator.Add(call);
        foreach (var call in earlier ?? [])
            aggregator.AddEarlier(call);
        return aggregator.ToReport(options ?? Options, names ?? new NameLookup());
    }

    public static XElement Page(CallReport report) => Parse(ReportPage.Write(report));

    public static XElement Mail(CallReport report) => Parse(ReportMail.Write(report));

    public static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public static XElement ById(XElement page, string id) => page.Descendants().Single(element => (string?)element.Attribute("id") == id);

    public static XElement Metric(XElement page, string name) => page.Descendants().Single(element => (string?)element.Attribute("data-metric") == name);

    public static string Value(XElement page, string name) => (string)Metric(page, name).Attribute("data-value")!;

    /// <summary>The texts of the cells of a section's table, row by row, the header first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Cells(XElement page, string id) =>
        [.. ById(page, id).Descendants("tr").Select(row => (IReadOnlyList<string>)[.. row.Elements().Select(cell => cell.Value)])];

    /// <summary>An inbound call of a customer to an ExoPhone and an agent.</summary>
    public static CallRow Call(DateTimeOffset created, OutcomeKind outcome = OutcomeKind.Answered, string from = "+919812345678") => new()
    {
        Sid = from + created.UtcTicks,
        AccountSid = "exotel1",
        Direction = "inbound",
        CustomerNumber = from,
        AgentNumber = "+919900000001",
        ExoPhone = "+918047100000",
        Outcome = outcome,
        DateCreated = created,
        StartTime = created,
        EndTime = created.AddSeconds(90),
        Duration = 90,
        ConversationDuration = outcome == OutcomeKind.Answered ? 60 : 0,
        Leg1Duration = 80,
        Price = 1.25m,
    };

    /// <summary>Calls in working hours of July 2026 among 14 agents, 4 ExoPhones and 900 customers.</summary>
    public static IEnumerable<CallRow> Month(int count)
    {
        var random = new Random(7);
        for (var i = 0; i < count; i++)
        {
            var created = Times.On(1 + random.Next(30), 9 + random.Next(10), random.Next(60), random.Next(60));
            var outcome = random.Next(10) switch { < 6 => OutcomeKind.Answered, < 8 => OutcomeKind.Missed, 8 => OutcomeKind.Busy, _ => OutcomeKind.Failed };
            yield return Call(created, outcome, Number("+91981", random.Next(900))) with
            {
                Sid = Number("", i),
                AgentNumber = Number("+91990", random.Next(14)),
                ExoPhone = Number("+91804", random.Next(4)),
            };
        }
    }

    public static string Number(string prefix, int number) => prefix + number.ToString("0000000", CultureInfo.InvariantCulture);
}
