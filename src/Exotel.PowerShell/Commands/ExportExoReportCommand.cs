using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Names;
using Exotel.Analytics.Reports;
using Exotel.Analytics.Store;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;
using Exotel.PowerShell.Rows;

namespace Exotel.PowerShell.Commands;

/// <summary>Writes a report about calls as one HTML file that loads nothing, or as the body of a mail.</summary>
[Cmdlet(VerbsData.Export, "ExoReport", DefaultParameterSetName = CallsSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportExoReportCommand : CallRowCommand
{
    private readonly ReportAggregator _aggregator = new();
    private readonly NameLookup _nameMap = new();
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;
    private StoredPeriod? _period;
    private DateTimeOffset? _lastCall;
    private string _file = string.Empty;
    private bool _isWanted;

    /// <summary>The file to write. Its folder must exist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrWhiteSpace]
    public string Path { get; set; } = string.Empty;

    /// <summary>The title of the report.</summary>
    [Parameter]
    [ValidateNotNullOrWhiteSpace]
    public string Title { get; set; } = "Call report";

    /// <summary>The time up to which customers have waited, and the last moment to read from a store; without a zone in the time zone of the calls. Default: now.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DateCompleter))]
    [DateTimeTransformation]
    public override DateTime? Until { get; set; }

    /// <summary>The path of a CSV file with the names of ExoPhones and agents, in the columns Number and Name. They are used in place of the names in the store.</summary>
    [Parameter]
    [ValidateNotNullOrWhiteSpace]
    public string? NameMap { get; set; }

    /// <summary>Writes the form for the body of a mail.</summary>
    [Parameter]
    public SwitchParameter ForMail { get; set; }

    /// <summary>Does not replace a file that is there.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Writes the file to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    internal override CallRowColumns Columns => CallRowColumns.ForReport;

    internal override void Add(in CallRow call)
    {
        _aggregator.Add(call);
        if (_lastCall is null || call.DateCreated > _lastCall)
            _lastCall = call.DateCreated;
    }

    internal override void ReadMore(StoredCallReader store, StoredCallQuery query)
    {
        _period = StoredPeriod.Read(store, query, _now);
        if (_period.Earlier is not { } earlier)
            return;
        foreach (var row in store.ReadRows(query with { Since = earlier.Since, Until = earlier.Until }, ReportAggregator.EarlierFields))
        {
            if (Bridge.Stopping.IsCancellationRequested)
                throw new PipelineStoppedException();
            _aggregator.AddEarlier(row);
        }
    }

    internal override void WriteFigures()
    {
        if (!_isWanted)
            return;
        Names.AddAll(_nameMap);
        var report = _aggregator.ToReport(GetOptions(), Names);
        Save(ForMail ? ReportMail.Write(report) : ReportPage.Write(report));
        if (PassThru)
            WriteObject(InvokeProvider.Item.Get([_file], force: true, literalPath: true), enumerateCollection: true);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        CheckFile();
        ReadNameMap();
        _isWanted = ShouldProcess(_file, "Write a report");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_isWanted)
            base.ProcessRecord();
    }

    private void CheckFile()
    {
        _file = ResolvePath(Path);
        if (FileSystemPath.DescribeLongPath(_file) is { } problem)
            ThrowInvalid(problem, Path, "Specify a shorter path.");
        var folder = System.IO.Path.GetDirectoryName(_file);
        if (Directory.Exists(_file))
            ThrowInvalid($"'{_file}' is a folder.", Path, "Specify the path of a file, for instance report.html.");
        if (!Directory.Exists(folder))
            ThrowInvalid(FileSystemPath.DescribeMissingFolder(folder), Path, "Create the folder, or specify a path in an existing one.");
        if (IsSource(Store) || IsSource(NameMap))
            ThrowInvalid($"The report would replace '{_file}', which it is made from.", Path, "Specify another path.");
        if (NoClobber && File.Exists(_file))
            ThrowExists();
    }

    /// <summary>Whether a path of another parameter is that of the report; a connection has none.</summary>
    private bool IsSource(object? source)
    {
        var path = source is PSObject { BaseObject: var inner } ? inner : source;
        return path is string { Length: > 0 } or FileInfo && string.Equals(ResolvePath(path.ToString()!), _file, StringComparison.OrdinalIgnoreCase);
    }

    private void ThrowExists(Exception? cause = null) => ThrowTerminating(
        new ExotelException(ExotelErrorKind.Conflict, $"The file '{_file}' already exists and was not overwritten.", cause),
        Path,
        "Remove -NoClobber, or specify another path.");

    private void ReadNameMap()
    {
        try
        {
            if (NameMap is { } path)
                NameMapFile.Read(this, path, _nameMap);
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error, NameMap);
        }
    }

    private ReportOptions GetOptions()
    {
        var until = StoreQuery is { } query ? query.Until : Until switch
        {
            null => null,
            { Kind: DateTimeKind.Unspecified } local => new DateTimeOffset(local, _lastCall?.Offset ?? TimeSpan.Zero),
            { } instant => new DateTimeOffset(instant),
        };
        return new ReportOptions
        {
            Title = Title,
            Since = StoreQuery?.Since,
            Until = until,
            AsOf = until < _now ? until.Value : _now,
            Gaps = _period?.Gaps ?? [],
            Earlier = _period?.Earlier,
            NoEarlier = _period?.NoEarlier,
            Notes = GetNotes(),
        };
    }

    private List<string> GetNotes()
    {
        var notes = new List<string>();
        if (UnreadableRows > 0)
            notes.Add(UnreadableRows == 1
                ? "1 row could not be read and is not counted."
                : FormattableString.Invariant($"{UnreadableRows:#,0} rows could not be read and are not counted."));
        if (this.Describe() is { } filters)
            notes.Add($"Only calls with {filters}. Customers whom other calls reached can seem to wait.");
        if (MissingColumns.Count > 0)
            notes.Add($"Rows lack {string.Join(", ", MissingColumns)}; what depends on it is missing.");
        return notes;
    }

    private void Save(string html)
    {
        try
        {
            ReportFile.Write(_file, html, overwrite: !NoClobber);
        }
        catch (IOException error) when (NoClobber && File.Exists(_file))
        {
            ThrowExists(error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            ThrowTerminatingError(ErrorRecords.FromFile(error, _file));
        }
    }
}
