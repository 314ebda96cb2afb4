using System;
using System.Collections.Generic;
using System.Management.Automation;
using Exotel.Calls.Waiting;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>Waits for calls to end, all together, and writes each as it ends. Source: docs/api.md#one-call and docs/api.md#many-calls.</summary>
[Cmdlet(VerbsLifecycle.Wait, "ExoCall")]
[OutputType(typeof(Call))]
public sealed class WaitExoCallCommand : ExotelCommand
{
    private readonly List<string> _sids = new();

    /// <summary>The calls to wait for, by SID.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CallSid")]
    [ArgumentCompleter(typeof(CallSidCompleter))]
    [IdentityTransformation("CallSid", "Sid")]
    [ValidateNotNullOrWhiteSpace]
    public string[] Sid { get; set; } = Array.Empty<string>();

    /// <summary>The maximum wait, in seconds; 0 requests the calls once.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Timeout { get; set; } = (int)CallWaitOptions.DefaultTimeout.TotalSeconds;

    /// <summary>The time between the first two requests, in seconds; it grows by half each time, up to 30 seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int PollInterval { get; set; } = (int)CallWaitOptions.DefaultInterval.TotalSeconds;

    /// <summary>Waits until duration and price have settled too, which takes some minutes.</summary>
    [Parameter]
    public SwitchParameter Settled { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _sids.AddRange(Sid);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_sids.Count > 0)
            new CallWaitWriter(this, Client.Calls.Wait(_sids, ToOptions())).Run();
        base.EndProcessing();
    }

    private CallWaitOptions ToOptions() => new()
    {
        Timeout = TimeSpan.FromSeconds(Timeout),
        Interval = TimeSpan.FromSeconds(PollInterval),
        Settled = Settled,
    };
}
