using System;
using System.Management.Automation;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>Lists calls, or gets calls by their SIDs. Source: API page, sections 3 and 4.</summary>
[Cmdlet(VerbsCommon.Get, "ExoCall", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(Call))]
public sealed class GetExoCallCommand : ExotelCommand
{
    private const string ListSet = "List";
    private const string SidSet = "Sid";

    private PagingCounter? _paging;

    /// <summary>The calls to get, by SID.</summary>
    [Parameter(ParameterSetName = SidSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CallSid")]
    [ValidateNotNullOrEmpty]
    public string[] Sid { get; set; } = Array.Empty<string>();

    /// <summary>The first moment to list; without a zone it is the account's clock. Default: 31 days before <see cref="Until"/>.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTime? Since { get; set; }

    /// <summary>The last moment to list, included to the second. Default: now.</summary>
    [Parameter(ParameterSetName = ListSet)]
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
    [ValidateNotNullOrEmpty]
    public string[] PhoneNumber { get; set; } = Array.Empty<string>();

    /// <summary>Statuses, any of which will do.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(CallStatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Status { get; set; } = Array.Empty<string>();

    /// <summary>Directions, any of which will do.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(CallDirectionCompleter))]
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

    private CallDetailOptions Details => new() { Detailed = Detailed, RecordingUrlValidity = RecordingUrlValidity };

    /// <inheritdoc/>
    protected override void BeginProcessing() => _paging = new PagingCounter(PagingParameters);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == SidSet)
            WriteBySid();
        else
            WriteList();
    }

    private void WriteBySid()
    {
        foreach (var sid in Sid)
        {
            if (_paging!.IsDone)
                return;
            try
            {
                var call = Await(CallLookup.GetAsync(Connection, sid, Details, Bridge.Stopping));
                if (_paging.Take())
                    WriteObject(call);
            }
            catch (ExotelException error)
            {
                WriteItemError(error, sid);
            }
        }
    }

    private void WriteList()
    {
        try
        {
            var listing = new CallListing(Connection, ToQuery());
            var counted = !PagingParameters.IncludeTotalCount;
            while (!(_paging!.IsDone && counted) && Await(listing.NextAsync(Bridge.Stopping)) is { } page)
            {
                if (!counted)
                    WriteTotalCount(page);
                counted = true;
                foreach (var call in page.Calls)
                    if (_paging.Take())
                        WriteObject(call);
            }
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error);
        }
    }

    private void WriteTotalCount(CallPage page) =>
        WriteObject(PagingParameters.NewTotalCount((ulong)(page.Total ?? 0), page.Total is null ? 0 : 1));

    private CallQuery ToQuery()
    {
        var zone = Connection.Account.Zone;
        return new CallQuery
        {
            Since = Since is { } since ? zone.ToWallClock(since) : null,
            Until = Until is { } until ? zone.ToWallClock(until) : null,
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
            Details = Details,
        };
    }
}
