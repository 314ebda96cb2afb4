using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.Analytics.Placements;
using Exotel.Calls.Placing;
using Exotel.Http;
using Exotel.Pacing;

namespace Exotel.Store.Tests.Support;

/// <summary>A list of calls to dial, as <c>Invoke-ExoCall -Store</c> dials it.</summary>
internal static class DialedList
{
    public const string AccountSid = "exotest";
    public const string ExoPhone = "08047104000";
    public const string Agent = "+919876543210";

    private const int Customers = 30;

    /// <summary>
    /// Rows whose calls differ in their CustomField alone where they have the same customer. Every tenth has no time limit, every seventh a
    /// CustomField of its own, and every eleventh a key that is too long for it.
    /// </summary>
    public static List<PlacementRow> Rows(int seed, int count) => [.. Enumerable.Range(0, count).Select(i => Row(seed, i))];

    public static PlacementRow Row(string key, string to, int? timeLimit = 60, string? customField = null, string callerId = ExoPhone, string from = Agent) =>
        new(key, new ConnectCallRequest { From = from, To = to, CallerId = callerId, TimeLimit = timeLimit, CustomField = customField });

    /// <summary>The number of a customer; several rows have the same.</summary>
    public static string Customer(int row) => string.Create(CultureInfo.InvariantCulture, $"+9198100{row % Customers:00000}");

    public static ExotelClient Connect(Uri address, Clock? clock = null, TimeSpan? timeout = null)
    {
        var account = new Account(AccountSid, new ApiCredential("simkey", "simtoken"), Region.Parse(address.AbsoluteUri), AccountTimeZone.India, 0, null);
        return new ExotelClient(account, settings: new ConnectionSettings { Clock = clock ?? Clock.System, Random = () => 0, AttemptTimeout = timeout ?? TimeSpan.FromSeconds(2) });
    }

    /// <summary>Dials rows until each is placed, refused or unknown.</summary>
    /// <param name="ledger">What was dialed.</param>
    /// <param name="client">The client of the account.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="onRow">Called after each row, with its error.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task DialAsync(
        PlacementLedger ledger, ExotelClient client, IEnumerable<PlacementRow> rows, Action<PlacementRow, ExotelException?> onRow, CancellationToken cancellationToken)
    {
        var runner = new PlacementRunner(ledger, client, Clock.System);
        var left = rows.ToList();
        for (var wait = false; left.Count > 0; wait = true)
        {
            var later = new List<PlacementRow>();
            foreach (var row in left)
            {
                try
                {
                    var step = await runner.PrepareAsync(row, wait, cancellationToken);
                    if (step.Kind == PlacementStepKind.Ready)
                        step = await runner.PlaceAsync(row, step, () => { }, cancellationToken);
                    if (step.Kind == PlacementStepKind.Elsewhere)
                        later.Add(row);
                    else
                        onRow(row, null);
                }
                catch (ExotelException error)
                {
                    onRow(row, error);
                }
            }

            left = later;
        }
    }

    private static PlacementRow Row(int seed, int i)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"row-{seed}-{i}");
        return Row(
            i % 11 == 10 ? key + new string('x', 200) : key,
            Customer(i),
            i % 10 == 9 ? null : 60,
            i % 7 == 6 ? "order of " + key : null);
    }
}
