using System;
using System.Globalization;
using System.Management.Automation;
using Exotel.Calls;
using Exotel.Calls.Listing;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>Lists calls, or gets calls by their SIDs. Source: docs/api.md#one-call and docs/api.md#many-calls.</summary>
[Cmdlet(VerbsCommon.Get, "ExoCall", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(Call))]
public sealed class GetExoCallCommand : ExotelCommand
{
    private const string ListSet = "List";
    private const string SidSet = "Sid";

    private PagingCounter? _paging;
    private CallsBySid? _bySid;

    /// <summary>The calls to get, by SID.</summary>
    [Parameter(ParameterSetName = SidSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CallSid")]
    [ArgumentCompleter(typeof(CallSidCompleter))]
    [IdentityTransformation("CallSid", "Sid")]
    [ValidateNotNullOrWhiteSpace]
    public string[] Sid { get; set; } = Array.Empty<string>();

    /// <summary>Which API to ask: <c>V1</c> knows every call, <c>V2</c> and <c>V3</c> those made through them.</summary>
    [Parameter(ParameterSetName = SidSet)]
    [ValidateSet("V1", "V2", "V3")]
    public string ApiVersion { get; set; } = "V1";

    /// <summary>The first moment to list; without a zone it is the account's clock. Default: 31 days before <see cref="Until"/>.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [DateTimeTransformation]
    public DateTime? Since { get; set; }

    /// <summary>The last moment to list, included to the second. Default: now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [DateTimeTransformation]
    public DateTime? Until { get; set; }

    /// <summary>Numbers that called, or were dialled first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string[] From { get; set; } = Array.Empty<string>();

    /// <summary>Numbers that were called, or dialled second.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string[] To { get; set; } = Array.Empty<string>();

    /// <summary>ExoPhones.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(ExoPhoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] PhoneNumber { get; set; } = Array.Empty<string>();

    /// <summary>Statuses, any of which will do.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Status { get; set; } = Array.Empty<string>();

    /// <summary>Directions, any of which will do.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Direction { get; set; } = Array.Empty<string>();

    /// <summary>Least duration, in seconds.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(0, int.MaxValue)]
    public int? MinDuration { get; set; }

    /// <summary>Greatest duration, in seconds.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(0, int.MaxValue)]
    public int? MaxDuration { get; set; }

    /// <summary>Least price, in the account's currency.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public decimal? MinPrice { get; set; }

    /// <summary>Greatest price, in the account's currency.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public decimal? MaxPrice { get; set; }

    /// <summary>Asks for leg statuses and conversation too.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>Minutes that pre-signed recording addresses should hold.</summary>
    [Parameter]
    [ValidateRange(5, 60)]
    public int? RecordingUrlValidity { get; set; }

    /// <summary>Oldest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Ascending { get; set; }

    /// <summary>Calls a request; fewer than 100 only cost more requests.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, CallQuery.MaxPageSize)]
    public int PageSize { get; set; } = CallQuery.MaxPageSize;

    /// <summary>Requests under way at the same time, at most. More than the default helps only where answers take longer than a second.</summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int ThrottleLimit { get; set; } = CallQuery.DefaultThrottleLimit;

    private CallDetailOptions Details => new() { Detailed = Detailed, RecordingUrlValidity = RecordingUrlValidity };

    /// <inheritdoc/>
    protected override void BeginProcessing() => _paging = new PagingCounter(PagingParameters);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == SidSet)
            (_bySid ??= new CallsBySid(this, ApiVersion, Details, ThrottleLimit, _paging!)).Write(Sid);
        else
            WriteList();
    }

    private void WriteList()
    {
        var position = new ResumePoint(Ascending);
        try
        {
            var query = ToQuery();
            position.Since = BeginningOf(query);
            if (PagingParameters.IncludeTotalCount)
                WriteTotalCount(query);

            if (_paging!.IsDone)
                return;
            foreach (var page in Enumerate(Client.Calls.ListAsync(query, Bridge.Stopping)))
            {
                foreach (var call in page.Calls)
                    Write(call, position);
                if (_paging.IsDone)
                    break;
                ShowProgress(position, page.Listing);
            }
        }
        catch (ExotelException error)
        {
            ThrowTerminating(position.Count == 0 ? error : position.Interrupted(error, _paging!.ToSkip));
        }
    }

    /// <summary>Where the listing begins, unless the user said so; a beginning that had to be moved is told.</summary>
    private DateTime? BeginningOf(CallQuery query)
    {
        var range = Client.Calls.GetRange(query);
        if (query.Since is null)
            return range.Since;
        if (query.Since < range.Since)
            WriteWarning(FormattableString.Invariant($"Exotel lists calls of the last six months: these are the calls from {range.Since:yyyy-MM-dd HH:mm:ss} on, not from {query.Since:yyyy-MM-dd HH:mm:ss}."));
        return null;
    }

    private void Write(Call call, ResumePoint position)
    {
        if (_paging!.IsDone)
            return;
        var isTaken = _paging.Take();
        position.Add(call, isTaken);
        if (isTaken)
            WriteCall(call);
    }

    private void ShowProgress(ResumePoint position, ListingTotal total)
    {
        if (position.Count >= total.Known && total.IsComplete)
            return;
        var status = string.Format(
            CultureInfo.InvariantCulture, total.IsComplete ? "{0} of {1} calls" : "{0} of {1} or more calls", position.Count, total.Known);
        Progress.Show(status, total.IsComplete ? (int)(100 * position.Count / total.Known) : -1);
    }

    private void WriteTotalCount(CallQuery query)
    {
        var isExact = CallQuerySplitter.Split(query).Count == 1;
        var total = Await(Client.Calls.CountAsync(query, Bridge.Stopping));
        WriteObject(PagingParameters.NewTotalCount((ulong)total, isExact ? 1 : 0.5));
    }

    private CallQuery ToQuery()
    {
        var zone = Client.Account.Zone;
        return new CallQuery
        {
            Since = Since is { } since ? zone.ToLocalTime(since) : null,
            Until = Until is { } until ? zone.ToLocalTime(until) : null,
            From = From,
            To = To,
            PhoneNumber = PhoneNumber,
            Status = Status,
            Direction = Direction,
            MinDuration = MinDuration,
            MaxDuration = MaxDuration,
            MinPrice = MinPrice,
            MaxPrice = MaxPrice,
            Ascending = Ascending,
            PageSize = PageSize,
            ThrottleLimit = ThrottleLimit,
            Limit = _paging!.Limit,
            Details = Details,
        };
    }
}
