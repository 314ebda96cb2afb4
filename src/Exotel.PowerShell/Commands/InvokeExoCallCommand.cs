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
    private readonly List<Call> _placed = new();
    private TimeSpan? _timeout;

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

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var request = ToRequest();
        var placer = new CallPlacer(this, request);
        try
        {
            request = request with { Additional = new RequestFields(() => Client.Account.Zone).ToSingleValues(AdditionalParameter, nameof(AdditionalParameter)) };
            ConnectCallRequestValidator.Check(request);
            if (WaitTimeout < 0)
                throw new ExotelException(ExotelErrorKind.InvalidRequest, $"The call was not placed: WaitTimeout is {WaitTimeout}; use 0 seconds or more.");
            if (ShouldProcess(placer.Description, "Place call"))
                Take(placer.Place(request));
        }
        catch (ExotelException error)
        {
            if (ErrorRecords.EndsPipeline(error.Kind))
                WritePlaced();
            WriteItemError(error, placer.Target);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_placed.Count > 0)
        {
            var waiter = Client.Calls.Wait(_placed, new CallWaitOptions { Timeout = _timeout ?? CallWaitOptions.DefaultTimeout });
            new CallWaitWriter(this, waiter).Run(call => _placed.RemoveAll(placed => placed.Sid == call));
        }

        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            WarnOfPlaced();
        base.Dispose(disposing);
    }

    private void Take(Call call)
    {
        if (!Wait)
        {
            WriteCall(call);
            return;
        }

        WriteVerbose($"The call {call.Sid} was placed: {call.From} from ExoPhone {CallerId}.");
        _placed.Add(call);
        var timeout = WaitTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : CallWaitOptions.DefaultTimeout;
        _timeout = _timeout > timeout ? _timeout : timeout;
    }

    private void WritePlaced()
    {
        _placed.ForEach(WriteObject);
        _placed.Clear();
    }

    /// <summary>
    /// Names the calls that were placed but not yet written when the pipeline ended: by Ctrl+C, another command in it, or
    /// <c>-ErrorAction Stop</c>. A stopping pipeline accepts no more warnings, but the host does.
    /// </summary>
    private void WarnOfPlaced()
    {
        if (_placed.Count > 0)
            Host?.UI?.WriteWarningLine("The command ended before the calls that it placed had ended: " + string.Join(", ", _placed) + ".");
        _placed.Clear();
    }

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
