using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using Exotel.Accounts;

namespace Exotel.Benchmarks;

/// <summary>A simulator in a process of its own, so that it takes nothing from what is measured but the machine.</summary>
internal sealed class SimulatorProcess : IDisposable
{
    private const string Begin = "listening on ";

    private readonly Process _process;

    private SimulatorProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    public string Address { get; }

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["EXOTEL_ACCOUNT_SID"] = "exotest",
        ["EXOTEL_API_KEY"] = "simkey",
        ["EXOTEL_API_TOKEN"] = "simtoken",
        ["EXOTEL_REGION"] = Address,
        ["EXOTEL_RATE_LIMIT"] = "0",
        ["EXOTEL_PROFILE"] = string.Empty,
    };

    /// <summary>All calls lie within one window of the list, so that a loop without a range finds the same.</summary>
    public static async Task<SimulatorProcess> StartAsync(int calls, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] arguments =
        [
            Paths.Simulator, "--port", "0", "--parent", System.Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            "--calls", calls.ToString(CultureInfo.InvariantCulture), "--days", "29", .. more,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        var process = Process.Start(start) ?? throw new InvalidOperationException("The simulator did not start.");
        var line = await process.StandardOutput.ReadLineAsync() ?? string.Empty;
        var place = line.IndexOf(Begin, StringComparison.Ordinal);
        if (place < 0)
            throw new InvalidOperationException("The simulator did not start: " + line);
        _ = process.StandardOutput.ReadToEndAsync();
        return new SimulatorProcess(process, line[(place + Begin.Length)..]);
    }

    public Account Account(int rateLimit = 0) =>
        new("exotest", new ApiCredential("simkey", "simtoken"), Region.Parse(Address), AccountTimeZone.India, rateLimit);

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
