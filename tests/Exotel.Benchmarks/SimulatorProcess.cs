using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.Simulator.Configuration;

namespace Exotel.Benchmarks;

/// <summary>A simulator in a separate process, to keep it from influencing the measured process.</summary>
internal sealed class SimulatorProcess : IDisposable
{
    private const string AddressPrefix = "listening on ";

    private static readonly SimulatorOptions Defaults = new();

    private readonly Process _process;

    private SimulatorProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    public string Address { get; }

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["EXOTEL_ACCOUNT_SID"] = Defaults.AccountSid,
        ["EXOTEL_API_KEY"] = Defaults.ApiKey,
        ["EXOTEL_API_TOKEN"] = Defaults.ApiToken,
        ["EXOTEL_REGION"] = Address,
        ["EXOTEL_RATE_LIMIT"] = "0",
        ["EXOTEL_PROFILE"] = string.Empty,
    };

    /// <summary>Starts a simulator whose calls all fit into the default date range, so that a loop without a range lists the same calls.</summary>
    public static async Task<SimulatorProcess> StartAsync(int calls, params string[] options)
    {
        string[] arguments =
        [
            Paths.Simulator, "--port", "0", "--parent", System.Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            "--calls", calls.ToString(CultureInfo.InvariantCulture), "--days", "29", .. options,
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("The simulator did not start.");
        var line = await process.StandardOutput.ReadLineAsync() ?? string.Empty;
        var index = line.IndexOf(AddressPrefix, StringComparison.Ordinal);
        if (index < 0)
            throw new InvalidOperationException("The simulator did not start: " + line);
        _ = process.StandardOutput.ReadToEndAsync();
        return new SimulatorProcess(process, line[(index + AddressPrefix.Length)..]);
    }

    public Account Account(int rateLimit = 0) =>
        new(Defaults.AccountSid, new ApiCredential(Defaults.ApiKey, Defaults.ApiToken), Region.Parse(Address), AccountTimeZone.India, rateLimit);

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
