using System;
using System.Globalization;
using System.Linq;
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
public sealed class GetExoCallCommand : ExotelCommand, ICallFilters
{
    private const string ListSet = "List";
    private const string SidSet = "Sid";
    private const string StoreSet = "Store";

    private PagingCounter? _paging;
    private long _received;
    private CallsBySid? _bySid;

    /// <summary>The calls to get, by SID.</summary>
    [Parameter(ParameterSetName = SidSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CallSid")]
    [ArgumentCompleter(typeof(CallSidCompleter))]
    [IdentityTransformation("CallSid", "Sid")]
    [ValidateNotNullOrWhiteSpace]
    public string[] Sid { get; set; } = Array.Empty<string>();

    /// <summary>The API version: <c>V1</c> has every call, <c>V2</c> and <c>V3</c> those placed through them.</summary>
    [Parameter(ParameterSetName = SidSet)]
    [ValidateSet("V1", "V2", "V3")]
    public string ApiVersion { get; set; } = "V1";

    /// <summary>The first moment to list; without a zone it is in the account's local time. Default: 31 days before <see cref="Until"/>.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(DateCompleter))]
    [DateTimeTransformation]
    public DateTime? Since { get; set; }

    /// <summary>The last moment to list, included to the second. Default: now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(DateCompleter))]
    [DateTimeTransformation]
    public DateTime? Until { get; set; }

    /// <summary>Numbers that called, or were dialed first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string[] From { get; set; } = Array.Empty<string>();

    /// <summary>Numbers that were called, or dialed second.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string[] To { get; set; } = Array.Empty<string>();

    /// <summary>ExoPhones.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(ExoPhoneCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string[] PhoneNumber { get; set; } = Array.Empty<string>();

    /// <summary>One or more statuses, in any case; calls matching any are returned.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string[] Status { get; set; } = Array.Empty<string>();

    /// <summary>One or more directions, in any case; calls matching any are returned.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string[] Direction { get; set; } = Array.Empty<string>();

    /// <summary>One or more outcomes; calls with any of them are returned. The calls are filtered here: Exotel has no such filter.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = StoreSet)]
    [ValidateSet(
        CallOutcome.Answered, CallOutcome.Missed, CallOutcome.Busy, CallOutcome.Failed, CallOutcome.Canceled, CallOutcome.NotDialed,
        CallOutcome.InProgress, CallOutcome.Unknown)]
    public string[] Outcome { get; set; } = Array.Empty<string>();

    /// <summary>The minimum duration, in seconds.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = StoreSet)]
    [ValidateRange(0, int.MaxValue)]
    public int? MinDuration { get; set; }

    /// <summary>The maximum duration, in seconds.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = StoreSet)]
    [ValidateRange(0, int.MaxValue)]
    public int? MaxDuration { get; set; }

    /// <summary>The minimum price, in the account's currency.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = StoreSet)]
    public decimal? MinPrice { get; set; }

    /// <summary>The maximum price, in the account's currency.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = StoreSet)]
    public decimal? MaxPrice { get; set; }

    /// <summary>Leaves out leg statuses and conversation, so that the outcome of completed inbound calls is unknown.</summary>
    [Parameter]
    public SwitchParameter Brief { get; set; }

    /// <summary>Has no effect: details are included unless <see cref="Brief"/> is specified.</summary>
    [Parameter(DontShow = true)]
    public SwitchParameter Detailed { get; set; }

    /// <summary>How long pre-signed recording URLs are valid, in minutes.</summary>
    [Parameter]
    [ValidateRange(5, 60)]
    public int? RecordingUrlValidity { get; set; }

    /// <summary>Oldest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = StoreSet)]
    public SwitchParameter Ascending { get; set; }

    /// <summary>The number of calls per request; fewer than 100 only cost more requests.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, CallQuery.MaxPageSize)]
    public int PageSize { get; set; } = CallQuery.MaxPageSize;

    /// <summary>The maximum number of concurrent requests. More than the default helps only when responses take longer than a second.</summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int ThrottleLimit { get; set; } = CallQuery.DefaultThrottleLimit;

    /// <summary>Reads from a store instead of Exotel: the path of an SQLite file, or an open connection.</summary>
    [Parameter(ParameterSetName = StoreSet, Mandatory = true)]
    [ValidateNotNull]
    public object Store { get; set; } = string.Empty;

    private CallDetailOptions Details => new() { Detailed = !Brief, RecordingUrlValidity = RecordingUrlValidity };

    /// <inheritdoc/>
    protected override void BeginProcessing() => _paging = new PagingCounter(PagingParameters);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == SidSet)
            (_bySid ??= new CallsBySid(this, ApiVersion, Details, ThrottleLimit, _paging!)).Write(Sid);
        else if (ParameterSetName == StoreSet)
            WriteStored();
        else
            WriteList();
    }

    private void WriteStored()
    {
        try
        {
            CheckFilters();
            using var store = StoreOpener.Open(this, Store, create: false);
            var reader = new StoredCallReader(store, AccountSid);
            var query = reader.Convert(ToQuery(), Since, Until) with { Outcome = Outcome, Limit = _paging!.Limit };
            reader.WarnOfGaps(this, query);
            if (PagingParameters.IncludeTotalCount)
                WriteObject(PagingParameters.NewTotalCount((ulong)reader.Count(query), 1));
            foreach (var call in reader.Read(query))
                if (_paging!.Take())
                    WriteCall(call);
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error, Store.ToString());
        }
    }

    private void WriteList()
    {
        var position = new ResumePoint(Ascending);
        try
        {
            CheckFilters();
            var query = ToAccountQuery();
            position.Since = BeginningOf(query);
            if (PagingParameters.IncludeTotalCount)
                WriteTotalCount(query);

            if (_paging!.IsDone)
                return;
            foreach (var page in Enumerate(Client.Calls.ListAsync(query, Bridge.Stopping)))
            {
                _received += page.Calls.Count;
                foreach (var call in page.Calls.Where(Matches))
                    Write(call, position);
                if (_paging.IsDone)
                    break;
                ShowProgress(page.Listing);
            }
        }
        catch (ExotelException error)
        {
            ThrowTerminating(position.Count == 0 ? error : position.Interrupted(error, _paging!.ToSkip));
        }
    }

    /// <summary>The start of the listing, unless given by the user; warns when it had to be moved.</summary>
    private DateTime? BeginningOf(CallQuery query)
    {
        var range = Client.Calls.GetRange(query);
        if (query.Since is null)
            return range.Since;
        if (query.Since < range.Since)
            WriteWarning(FormattableString.Invariant($"Exotel lists calls of the last six months. The list begins at {range.Since:yyyy-MM-dd HH:mm:ss}, not at {query.Since:yyyy-MM-dd HH:mm:ss}."));
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

    private void ShowProgress(ListingTotal total)
    {
        if (_received >= total.Known && total.IsComplete)
            return;
        var status = string.Format(
            CultureInfo.InvariantCulture, total.IsComplete ? "{0} of {1} calls" : "{0} of {1} or more calls", _received, total.Known);
        Progress.Show(status, total.IsComplete ? (int)(100 * _received / total.Known) : -1);
    }

    /// <summary>Exotel counts the calls; with -Outcome, the whole range is read once to count those that match.</summary>
    private void WriteTotalCount(CallQuery query)
    {
        var isExact = Outcome.Length > 0 || CallQuerySplitter.Split(query).Count == 1;
        var total = Outcome.Length > 0
            ? Enumerate(Client.Calls.ListAsync(query, Bridge.Stopping)).Sum(page => page.Calls.LongCount(Matches))
            : Await(Client.Calls.CountAsync(query, Bridge.Stopping));
        WriteObject(PagingParameters.NewTotalCount((ulong)total, isExact ? 1 : 0.5));
    }

    private bool Matches(Call call) => Outcome.Length == 0 || Outcome.Contains(call.Outcome, StringComparer.OrdinalIgnoreCase);

    private void CheckFilters()
    {
        if (Outcome.Length > 0 && Brief)
            throw new ExotelException(ExotelErrorKind.InvalidRequest, "-Outcome needs the details that -Brief leaves out. Remove one of them. Nothing was sent.");
        this.Check();
    }

    private CallQuery ToAccountQuery()
    {
        var zone = Client.Account.Zone;
        return ToQuery() with
        {
            Since = Since is { } since ? zone.ToLocalTime(since) : null,
            Until = Until is { } until ? zone.ToLocalTime(until) : null,
        };
    }

    private CallQuery ToQuery() => this.ToQuery(WriteWarning) with
    {
        Ascending = Ascending,
        PageSize = PageSize,
        ThrottleLimit = ThrottleLimit,
        Limit = Outcome.Length == 0 ? _paging!.Limit : null,
        Details = Details,
    };
}
