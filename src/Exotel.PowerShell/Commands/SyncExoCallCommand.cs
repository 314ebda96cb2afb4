using System;
using System.Globalization;
using System.Management.Automation;
using Exotel.Analytics.Store;
using Exotel.Calls.Listing;
using Exotel.Pacing;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>Copies the account's calls into a store, and keeps the store in step with Exotel. Source: docs/api.md#many-calls.</summary>
[Cmdlet(VerbsData.Sync, "ExoCall", SupportsShouldProcess = true)]
[OutputType(typeof(SyncResult), typeof(Call))]
public sealed class SyncExoCallCommand : ExotelCommand
{
    /// <summary>The path of an SQLite file, created when missing, or an open connection to SQLite, PostgreSQL or SQL Server.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public object Store { get; set; } = string.Empty;

    /// <summary>The first moment to cover. Default: where the store begins, or as far back as Exotel keeps calls.</summary>
    [Parameter]
    [DateTimeTransformation]
    public DateTime? Since { get; set; }

    /// <summary>How much of the covered time to list again: a call is listed when it is over, under the time it began.</summary>
    [Parameter]
    public TimeSpan Lookback { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long the store keeps calls. Older calls are deleted, in the store only. Default: forever.</summary>
    [Parameter]
    public TimeSpan? KeepFor { get; set; }

    /// <summary>The maximum number of concurrent requests.</summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int ThrottleLimit { get; set; } = CallQuery.DefaultThrottleLimit;

    /// <summary>Writes the calls that are new or changed instead of the result.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            CheckParameters();
            if (!ShouldProcess(Store.ToString(), "Synchronize calls of account " + Client.Account.AccountSid))
                return;
            using var store = StoreOpener.Open(this, Store, create: true);
            Synchronize(store);
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error, Store.ToString());
        }
    }

    private void Synchronize(CallStore store)
    {
        var zone = Client.Account.Zone;
        var options = new SyncOptions
        {
            Since = Since is { } since ? zone.FromLocalTime(zone.ToLocalTime(since)) : null,
            Lookback = Lookback,
            KeepFor = KeepFor,
        };
        var synchronizer = new CallSynchronizer(store, new ClientCallFeed(Client, () => Progress.Requests, ThrottleLimit), options, Clock.System);
        foreach (var chunk in Enumerate(synchronizer.RunAsync(Bridge.Stopping)))
        {
            ShowProgress(chunk);
            if (PassThru)
                foreach (var call in chunk.Written)
                    WriteObject(call);
        }

        RefreshNames(store);
        if (!PassThru)
            WriteObject(ToResult(synchronizer.Summary));
    }

    /// <summary>Calls are of use without names: where these cannot be had, that is a warning.</summary>
    private void RefreshNames(CallStore store)
    {
        foreach (var error in Await(new NameRefresher(store, Client, Clock.System).RefreshAsync(Bridge.Stopping)))
            WriteWarning($"Names were not refreshed; figures show numbers where they are missing, and Measure-ExoCall -NameMap takes names from a file. {error.Message}");
    }

    private void ShowProgress(SyncChunk chunk)
    {
        var until = chunk.Until is { } time ? FormattableString.Invariant($", up to {Client.Account.Zone.FromInstant(time):yyyy-MM-dd HH:mm}") : string.Empty;
        var status = string.Format(CultureInfo.InvariantCulture, "{0} calls{1}, {2:0} calls a second", chunk.Count, until, chunk.CallsPerSecond);
        Progress.Show(status, (int)(100 * chunk.Fraction));
    }

    private void CheckParameters()
    {
        if (Lookback < TimeSpan.Zero)
            throw new ExotelException(ExotelErrorKind.InvalidRequest, $"Lookback is {Lookback}; it must not be negative.");
        if (KeepFor is { } kept && kept <= TimeSpan.Zero)
            throw new ExotelException(ExotelErrorKind.InvalidRequest, $"KeepFor is {kept}; it must be longer than zero.");
    }

    private SyncResult ToResult(SyncSummary summary) => new()
    {
        AccountSid = summary.AccountSid,
        Since = Client.Account.Zone.FromInstant(summary.Since),
        Until = Client.Account.Zone.FromInstant(summary.Until),
        New = summary.New,
        Changed = summary.Changed,
        Unchanged = summary.Unchanged,
        Unsettled = summary.Unsettled,
        Deleted = summary.Deleted,
        Requests = Progress.Requests,
        Elapsed = (int)summary.Elapsed.TotalSeconds,
    };
}
