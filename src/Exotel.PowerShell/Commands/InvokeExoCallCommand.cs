using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Exotel.Calls.Placing;
using Exotel.Calls.Waiting;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>Places calls: to a number, or into a flow. No call is ever placed twice. Source: docs/api.md#place-a-call.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "ExoCall", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Call))]
public sealed class InvokeExoCallCommand : ExotelCommand
{
    private readonly PlacedCalls _placed;
    private readonly List<CallListRow> _rows = new();
    private CallingHoursCheck? _hours;

    /// <summary>Creates the cmdlet; reads nothing and starts nothing.</summary>
    public InvokeExoCallCommand() => _placed = new PlacedCalls(this);

    /// <summary>The number dialed first, preferably in E.164 format.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string From { get; set; } = string.Empty;

    /// <summary>The number dialed second, when the first has answered. Exactly one of To, FlowId and FlowUrl is required.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    [CsvStringTransformation]
    public string? To { get; set; }

    /// <summary>The id of the flow that the first party hears.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [CsvStringTransformation]
    public string? FlowId { get; set; }

    /// <summary>The flow's URL, instead of its id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Url")]
    [CsvStringTransformation]
    public string? FlowUrl { get; set; }

    /// <summary>The ExoPhone that both parties see.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExoPhoneCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string CallerId { get; set; } = string.Empty;

    /// <summary>The kind of call.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [CsvStringTransformation]
    public string? CallType { get; set; }

    /// <summary>The maximum length of the call, in seconds (1 to 14400).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CsvInt32Transformation]
    public int? TimeLimit { get; set; }

    /// <summary>How long to ring each party, in seconds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TimeOut")]
    [CsvInt32Transformation]
    public int? RingTimeout { get; set; }

    /// <summary>The URL of a WAV file that the first party hears while the second rings.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CsvStringTransformation]
    public string? WaitUrl { get; set; }

    /// <summary>Records the call.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CsvBooleanTransformation]
    public SwitchParameter Record { get; set; }

    /// <summary>Records both parties together or apart.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [CsvStringTransformation]
    public string? RecordingChannels { get; set; }

    /// <summary>The quality of the recording.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [CsvStringTransformation]
    public string? RecordingFormat { get; set; }

    /// <summary>A text of at most 128 characters that is returned with the call.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [CsvStringTransformation]
    public string? CustomField { get; set; }

    /// <summary>Who hears the announcement.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [CsvStringTransformation]
    public string? StartPlaybackTo { get; set; }

    /// <summary>The URL of the announcement's audio.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CsvStringTransformation]
    public string? StartPlaybackValue { get; set; }

    /// <summary>The URL that Exotel posts the call's events to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CsvStringTransformation]
    public string? StatusCallback { get; set; }

    /// <summary>The events to post; needs <see cref="StatusCallback"/> and <see cref="To"/>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StatusCallbackEvents")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [CsvListTransformation]
    public string[]? StatusCallbackEvent { get; set; }

    /// <summary>The content type of the posted events.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [CsvStringTransformation]
    public string? StatusCallbackContentType { get; set; }

    /// <summary>API fields that have no parameter, by their API names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [HashtableTransformation]
    public Hashtable? AdditionalParameter { get; set; }

    /// <summary>Waits for the calls to end: all are placed first, and each is written as it ends.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CsvBooleanTransformation]
    public SwitchParameter Wait { get; set; }

    /// <summary>The maximum wait, in seconds (default 3600); the longest of several rows counts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CsvInt32Transformation]
    public int? WaitTimeout { get; set; }

    /// <summary>Identifies the call in <see cref="Store"/>: a key rings at most once, however often the command is run.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [KeyTransformation]
    public string? Key { get; set; }

    /// <summary>The key of a missed caller, used with <see cref="Store"/> where there is no <see cref="Key"/>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [CsvStringTransformation]
    public string? CallBackKey { get; set; }

    /// <summary>Where the keys are kept: the path of an SQLite file, created when missing, or an open connection to SQLite, PostgreSQL or SQL Server.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Store { get; set; }

    /// <summary>The maximum number of calls of this command that are under way at once; each is written when it ends.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxConcurrent { get; set; }

    /// <summary>The hours in which calls may be placed, on the account's clock, such as <c>09:00-21:00</c>.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string? CallingHours { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            _hours = CallingHours is null ? null : new CallingHoursCheck(this, Calls.Placing.CallingHours.Parse(CallingHours));
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error, CallingHours);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var request = ToRequest();
        var placer = new CallPlacer(this, request, Key);
        try
        {
            request = request with { Additional = new RequestFields(() => Client.Account.Zone).ToSingleValues(AdditionalParameter, nameof(AdditionalParameter)) };
            ConnectCallRequestValidator.Check(request);
            if (WaitTimeout < 0)
                throw Invalid($"WaitTimeout is {WaitTimeout}; use 0 seconds or more.");
            if (Store is not null)
                _rows.Add(ToRow(request, placer));
            else if (!string.IsNullOrWhiteSpace(Key))
                throw Invalid($"Key is '{Key}', and there is no Store in which to look whether it was placed. Specify -Store, or leave out the key.");
            else if (ShouldProcess(placer.Description, "Place call"))
                Place(request, placer);
        }
        catch (ExotelException error)
        {
            if (ErrorRecords.EndsPipeline(error.Kind))
                _placed.WriteAll();
            WriteItemError(error, placer.Target);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_rows.Count > 0)
            new CallListCommand(this, _placed, MaxConcurrent, CheckTime).Run(Store!, _rows);
        _placed.WaitForAll();
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _placed.WarnOfAll();
        base.Dispose(disposing);
    }

    private void Place(ConnectCallRequest request, CallPlacer placer)
    {
        _placed.WaitForRoom(MaxConcurrent);
        CheckTime();
        var call = placer.Place(request, CheckTime);
        if (Timeout is not { } timeout)
        {
            WriteCall(call);
            return;
        }

        WriteVerbose($"The call {call.Sid} was placed: {call.From} from ExoPhone {CallerId}.");
        _placed.Add(call, timeout);
    }

    /// <summary>How long to wait for the end of this call; null to write it as it is placed.</summary>
    private TimeSpan? Timeout => (Wait.IsPresent, MaxConcurrent, WaitTimeout) switch
    {
        (false, null, _) => null,
        (_, _, { } seconds) => TimeSpan.FromSeconds(seconds),
        (_, null, _) => CallWaitOptions.DefaultTimeout,
        _ => CallWaitOptions.LongestCall,
    };

    private CallListRow ToRow(ConnectCallRequest request, CallPlacer placer)
    {
        var isCallBack = string.IsNullOrWhiteSpace(Key);
        if ((isCallBack ? CallBackKey : Key) is not { } key || string.IsNullOrWhiteSpace(key))
            throw Invalid("with -Store, each call needs a Key, by which it is placed once. Specify -Key, or a column Key.");
        return new CallListRow(key, request, placer, Timeout, isCallBack);
    }

    private void CheckTime() => _hours?.Run();

    private static ExotelException Invalid(string what) => new(ExotelErrorKind.InvalidRequest, "The call was not placed: " + what);

    private ConnectCallRequest ToRequest() => new()
    {
        From = From.Trim(),
        To = To,
        FlowId = FlowId,
        FlowUrl = FlowUrl,
        CallerId = CallerId.Trim(),
        CallType = Optional(CallType),
        TimeLimit = TimeLimit,
        RingTimeout = RingTimeout,
        WaitUrl = Optional(WaitUrl),
        Record = Record,
        RecordingChannels = Optional(RecordingChannels),
        RecordingFormat = Optional(RecordingFormat),
        CustomField = Optional(CustomField),
        StartPlaybackTo = Optional(StartPlaybackTo),
        StartPlaybackValue = Optional(StartPlaybackValue),
        StatusCallback = Optional(StatusCallback),
        StatusCallbackEvent = (StatusCallbackEvent ?? Array.Empty<string>()).Where(word => !string.IsNullOrWhiteSpace(word)).ToArray(),
        StatusCallbackContentType = Optional(StatusCallbackContentType),
    };

    /// <summary>PowerShell converts null to an empty string.</summary>
    private static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
