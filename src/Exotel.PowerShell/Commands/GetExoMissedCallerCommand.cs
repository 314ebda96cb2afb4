using System;
using System.Management.Automation;
using Exotel.Analytics.Metrics;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;
using Exotel.PowerShell.Rows;

namespace Exotel.PowerShell.Commands;

/// <summary>Finds customers whose calls were missed, and tells who has been spoken to since.</summary>
[Cmdlet(VerbsCommon.Get, "ExoMissedCaller", DefaultParameterSetName = CallsSet)]
[OutputType(typeof(MissedCaller))]
public sealed class GetExoMissedCallerCommand : CallRowCommand
{
    private MissedCallerTracker? _tracker;
    private DateTimeOffset? _lastCall;

    /// <summary>The states to return. Default: Waiting and Attempted, who have not been spoken to.</summary>
    [Parameter(Position = 0)]
    [ValidateSet("Waiting", "Attempted", "Reached", "CameThrough")]
    public string[] State { get; set; } = [];

    /// <summary>The time up to which customers have waited, and the last moment to read from a store; without a zone in the time zone of the calls. Default: now.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DateCompleter))]
    [DateTimeTransformation]
    public override DateTime? Until { get; set; }

    internal override CallRowColumns Columns => CallRowColumns.ForMissedCallers;

    private DateTimeOffset End => StoreQuery?.Until ?? Until switch
    {
        null => DateTimeOffset.UtcNow,
        { Kind: DateTimeKind.Unspecified } local => new DateTimeOffset(local, _lastCall?.Offset ?? TimeSpan.Zero),
        { } instant => new DateTimeOffset(instant),
    };

    internal override void Add(in CallRow call)
    {
        (_tracker ??= new MissedCallerTracker()).Add(call);
        if (_lastCall is null || call.DateCreated > _lastCall)
            _lastCall = call.DateCreated;
    }

    internal override void WriteFigures()
    {
        if (_tracker is null)
            return;
        foreach (var caller in _tracker.GetMissedCallers(End, State.Length == 0 ? MissedCallerState.Open : MissedCallerState.Parse(State)))
            WriteObject(caller);
    }
}
