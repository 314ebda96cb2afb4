using System.Collections.Generic;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Names;
using Exotel.Analytics.Store;
using Exotel.PowerShell.Accounts;
using Exotel.PowerShell.Rows;

namespace Exotel.PowerShell.Pipeline;

/// <summary>A cmdlet that computes figures of calls, from the pipeline or a store. It sends nothing and needs no account.</summary>
public abstract class CallRowCommand : StoredCallCommand
{
    /// <summary>The name of the parameter set with <see cref="InputObject"/>.</summary>
    protected const string CallsSet = "Calls";

    private const string Remedy = "Pipe calls from Get-ExoCall, or rows with the properties of its objects, for instance from Import-Csv.";

    private CallRowReader? _reader;
    private AccountTimeZone? _zone;

    /// <summary>The calls.</summary>
    [Parameter(ParameterSetName = CallsSet, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Which properties the figures need.</summary>
    internal abstract CallRowColumns Columns { get; }

    /// <summary>The account's time zone, for times without one; +05:30 when there is no current account.</summary>
    internal AccountTimeZone Zone => _zone ??= GetZone();

    /// <summary>Which calls of the store count; null for calls from the pipeline.</summary>
    internal StoredCallQuery? StoreQuery { get; private set; }

    /// <summary>The names that the store has for ExoPhones and agents; none for calls from the pipeline.</summary>
    internal NameLookup Names { get; } = new();

    /// <summary>Objects from the pipeline that were an error.</summary>
    internal int UnreadableRows { get; private set; }

    /// <summary>Properties that figures need and that some rows lack.</summary>
    internal IReadOnlyCollection<string> MissingColumns => _reader?.Incomplete ?? [];

    /// <summary>Takes the next call, from whichever source.</summary>
    internal abstract void Add(in CallRow call);

    /// <summary>Reads what else is needed from the store, after its calls.</summary>
    internal virtual void ReadMore(StoredCallReader store, StoredCallQuery query)
    {
    }

    /// <summary>Writes the figures of all calls.</summary>
    internal abstract void WriteFigures();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (ParameterSetName == StoreSet && MyInvocation.ExpectingInput)
            ThrowInvalid("Calls come from the pipeline or from -Store, not from both.", Store, "Remove -Store, or start the pipeline with this command.");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == StoreSet)
            ReadStore(ReadRows);
        else
            ReadInput();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_reader is { Incomplete.Count: > 0 })
            WriteWarning($"Rows lack {string.Join(", ", _reader.Incomplete)}: what depends on it is missing in the figures.");
        WriteFigures();
    }

    /// <summary>Ends the pipeline because of a parameter.</summary>
    internal void ThrowInvalid(string message, object? value, string remedy) =>
        ThrowTerminating(new ExotelException(ExotelErrorKind.InvalidRequest, message), value, remedy);

    /// <summary>Names the table view of an object by a type name, as in <c>Exotel.CallMetric#Day</c>; an empty name is the default view.</summary>
    internal static PSObject WithView(object figures, string view)
    {
        var result = PSObject.AsPSObject(figures);
        if (view.Length > 0)
            result.TypeNames.Insert(0, $"{figures.GetType().FullName}#{view}");
        return result;
    }

    private void ReadInput()
    {
        // Given by name, a list of calls is one argument.
        if (InputObject is { BaseObject: not Call } input && LanguagePrimitives.GetEnumerable(input) is { } items)
            foreach (var item in items)
                Read(item is null ? null : PSObject.AsPSObject(item));
        else
            Read(InputObject);
    }

    private void ReadRows(StoredCallReader store, StoredCallQuery query)
    {
        StoreQuery = query;
        store.AddNames(Names);
        var stopping = Bridge.Stopping;
        foreach (var row in store.ReadRows(query, Columns.Fields))
        {
            if (stopping.IsCancellationRequested)
                throw new PipelineStoppedException();
            Add(row);
        }

        ReadMore(store, query);
    }

    private void Read(PSObject? input)
    {
        try
        {
            Add((_reader ??= new CallRowReader(Columns, () => Zone)).Read(input));
        }
        catch (ExotelException error)
        {
            UnreadableRows++;
            WriteItemError(error, input, Remedy);
        }
    }

    private AccountTimeZone GetZone()
    {
        try
        {
            return new UserAccounts(this).Resolve(new AccountParameters()).TimeZone.Value;
        }
        catch (ExotelException)
        {
            return AccountTimeZone.India;
        }
    }
}
