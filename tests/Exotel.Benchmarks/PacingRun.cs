using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Exotel.Calls.Listing;

namespace Exotel.Benchmarks;

/// <summary>What listings under a shared rate limit came to.</summary>
/// <param name="Pages">The pages that they needed at least.</param>
/// <param name="Requests">The requests that they sent.</param>
/// <param name="Refused">The rejected requests among them.</param>
/// <param name="Seconds">The time of the longest listing.</param>
/// <param name="OthersServed">The requests of other clients.</param>
/// <param name="OthersRefused">The rejected requests of other clients.</param>
internal sealed record PacingRun(int Pages, int Requests, int Refused, double Seconds, int OthersServed, int OthersRefused)
{
    /// <exception cref="InvalidOperationException">A listing is not complete.</exception>
    public static async Task<PacingRun> ReadAsync(string simulator, IEnumerable<string> outputs, int pages)
    {
        using var http = new HttpClient();
        using var stats = JsonDocument.Parse(await http.GetStringAsync(new Uri(simulator + "/_simulator/stats")));
        var figures = outputs.Select(output => output.Trim().Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToList();
        if (figures.Find(listing => listing[0] != pages * CallQuery.MaxPageSize) is { } incomplete)
            throw new InvalidOperationException($"Expected {pages * CallQuery.MaxPageSize} calls, but got {incomplete[0]}.");
        var others = stats.RootElement.GetProperty("clients").TryGetProperty("others", out var found) ? found : default;
        return new PacingRun(
            pages * figures.Count, figures.Sum(listing => listing[1]), stats.RootElement.GetProperty("violations").GetInt32(),
            figures.Max(listing => listing[3]) / 1000.0, Number("served"), Number("refused"));

        int Number(string name) => others.ValueKind == JsonValueKind.Object ? others.GetProperty(name).GetInt32() : 0;
    }
}
