using System;
using System.Management.Automation;
using Exotel.Analytics.Store;
using Exotel.Calls;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;

namespace Exotel.PowerShell.Pipeline;

/// <summary>The base of cmdlets that can read calls from a store: the store, the range of time and the filters of <c>Get-ExoCall</c>.</summary>
public abstract class StoredCallCommand : AsyncCommandBase, ICallFilters
{
    /// <summary>The name of the parameter set with <see cref="Store"/>.</summary>
    protected const string StoreSet = "Store";

    /// <summary>Reads the calls from a store: the path of an SQLite file, or an open connection.</summary>
    [Parameter(ParameterSetName = StoreSet, Mandatory = true)]
    [ValidateNotNull]
    public object Store { get; set; } = string.Empty;

    /// <summary>The first moment; without a zone in the time zone of the stored account. Default: all calls.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(DateCompleter))]
    [DateTimeTransformation]
    public DateTime? Since { get; set; }

    /// <summary>The last moment, included to the second. Default: all calls.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(DateCompleter))]
    [DateTimeTransformation]
    public virtual DateTime? Until { get; set; }

    /// <summary>The account whose calls to read. Default: all accounts of the store.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(AccountSidCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string? AccountSid { get; set; }

    /// <summary>Numbers that called, or were dialed first.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string[] From { get; set; } = [];

    /// <summary>Numbers that were called, or dialed second.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string[] To { get; set; } = [];

    /// <summary>ExoPhones.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(ExoPhoneCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string[] PhoneNumber { get; set; } = [];

    /// <summary>One or more statuses, in any case; calls with any of them count.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string[] Status { get; set; } = [];

    /// <summary>One or more directions, in any case; calls with any of them count.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string[] Direction { get; set; } = [];

    /// <summary>One or more outcomes; calls with any of them count.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    [ValidateSet(
        CallOutcome.Answered, CallOutcome.Missed, CallOutcome.Busy, CallOutcome.Failed, CallOutcome.Canceled, CallOutcome.NotDialed,
        CallOutcome.InProgress, CallOutcome.Unknown)]
    public string[] Outcome { get; set; } = [];

    /// <summary>The minimum duration, in seconds.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    [ValidateRange(0, int.MaxValue)]
    public int? MinDuration { get; set; }

    /// <summary>The maximum duration, in seconds.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    [ValidateRange(0, int.MaxValue)]
    public int? MaxDuration { get; set; }

    /// <summary>The minimum price, in the account's currency.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    public decimal? MinPrice { get; set; }

    /// <summary>The maximum price, in the account's currency.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    public decimal? MaxPrice { get; set; }

    /// <summary>Opens the store and passes on the calls that match.</summary>
    /// <param name="read">Takes the calls.</param>
    internal void ReadStore(Action<StoredCallReader, StoredCallQuery> read)
    {
        try
        {
            this.Check();
            using var store = StoreOpener.Open(this, Store, create: false);
            var reader = new StoredCallReader(store, AccountSid);
            var query = reader.Convert(this.ToQuery(WriteWarning), Since, Until) with { Outcome = Outcome };
            reader.WarnOfGaps(this, query);
            read(reader, query);
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error, Store.ToString());
        }
    }
}
