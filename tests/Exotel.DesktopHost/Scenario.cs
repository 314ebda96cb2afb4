using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.Calls;
using Exotel.Calls.Listing;
using Exotel.Calls.Placing;
using Exotel.Http;
using Exotel.Legs;

namespace Exotel.DesktopHost;

/// <summary>Lists calls, gets legs, places a call and gets an error, against a simulator.</summary>
internal static class Scenario
{
    private const int CallsWithLegs = 3;

    public static async Task RunAsync(string address, string? store, Report report)
    {
        var account = new Account("exotest", new ApiCredential("simkey", "simtoken"), Region.Parse(address), AccountTimeZone.India);
        var connection = new ApiConnection(account);

        var calls = await ListAsync(connection, report).ConfigureAwait(false);
        if (store is not null)
            StoreScenario.Run(store, calls, report);

        foreach (var call in calls.Take(CallsWithLegs))
            foreach (var leg in await LegLookup.GetV1Async(connection, call.Sid!, CancellationToken.None).ConfigureAwait(false))
                report.Write("leg", leg.CallSid, leg.Sid, leg.PhoneNumber, leg.Status);

        var request = new ConnectCallRequest { From = "+919800000001", To = "+919800000002", CallerId = "08041000001" };
        var placed = await new CallPlacement(connection, request).PlaceAsync(CancellationToken.None).ConfigureAwait(false);
        report.Write("placed", placed.Sid, placed.From, placed.To, placed.Status);

        try
        {
            await CallLookup.GetAsync(connection, new string('0', 32), CallDetailOptions.None, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ExotelException error)
        {
            report.Write("error", error.Kind.ToString(), error.StatusCode?.ToString(CultureInfo.InvariantCulture), error.ServerMessage);
        }
    }

    /// <summary>A call, as the report tells it.</summary>
    public static string?[] Describe(Call call) =>
        [call.Sid, Format(call.DateCreated), call.Status, call.From, call.To, call.Price?.ToString("0.00", CultureInfo.InvariantCulture)];

    /// <returns>The calls in list order.</returns>
    private static async Task<IReadOnlyList<Call>> ListAsync(ApiConnection connection, Report report)
    {
        var calls = new List<Call>();
        var query = new CallQuery();
        foreach (var window in CallRange.Windows(new CallsClient(connection).GetRange(query), query.Ascending))
        {
            // Page by page: a program that used IAsyncEnumerable itself would need the assembly of that type.
            var pager = new CallPager(connection, query, window);
            while (!pager.IsAtEnd)
                foreach (var call in (await pager.ReadPageAsync(CancellationToken.None).ConfigureAwait(false)).Calls)
                {
                    calls.Add(call);
                    report.Write("call", Describe(call));
                }
        }

        return calls;
    }

    private static string? Format(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
