using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls.Waiting;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;
using Exotel.Recordings;

namespace Exotel.PowerShell.Commands;

/// <summary>Saves recordings of calls as files, several at a time. Source: docs/api.md#recordings.</summary>
[Cmdlet(VerbsData.Save, "ExoRecording", DefaultParameterSetName = CallSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class SaveExoRecordingCommand : ExotelCommand
{
    private const string SidSet = "Sid";
    private const string CallSet = "Call";
    private const int AtATime = 4;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly Queue<(string Sid, RecordingFile File, Task<Call> Saving)> _underWay = new();
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private string _folder = string.Empty;
    private RecordingSaver? _saver;
    private Timer? _ticking;
    private int _saved;

    /// <summary>The calls, by SID; each is requested first.</summary>
    [Parameter(ParameterSetName = SidSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CallSid")]
    [ArgumentCompleter(typeof(CallSidCompleter))]
    [IdentityTransformation("CallSid", "Sid")]
    [ValidateNotNullOrWhiteSpace]
    public string[] Sid { get; set; } = Array.Empty<string>();

    /// <summary>The calls, with their recording URLs.</summary>
    [Parameter(ParameterSetName = CallSet, Mandatory = true, ValueFromPipeline = true)]
    public Call? InputObject { get; set; }

    /// <summary>An existing folder. Default: the current one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>Replaces files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the saved files.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private RecordingSaver Saver => _saver ??= Client.Recordings.CreateSaver(Force, WarnOfWaiting);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _folder = ResolvePath(Path);
        if (!Directory.Exists(_folder))
            ThrowTerminating(new ExotelException(ExotelErrorKind.InvalidRequest, FileSystemPath.DescribeMissingFolder(_folder)), Path);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == SidSet)
        {
            foreach (var sid in Sid)
                Begin(sid, call: null);
        }
        else if (InputObject?.Sid is { } sid)
        {
            Begin(sid, InputObject);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        while (_underWay.Count > 0)
            Finish();
        _ticking?.Dispose();
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _ticking?.Dispose();
        base.Dispose(disposing);
    }

    private void Begin(string sid, Call? call)
    {
        var file = new RecordingFile(_folder, sid);
        if (!_begun.Add(file.Path) || !ShouldProcess(file.Path, "Save recording of call " + sid))
            return;

        while (_underWay.Count >= AtATime)
            Finish();
        _underWay.Enqueue((sid, file, Saver.SaveAsync(sid, call, file, Bridge.Stopping)));
        _ticking ??= new Timer(_ => Bridge.Post(_ => ShowProgress()), state: null, Tick, Tick);
    }

    private void Finish()
    {
        var (sid, file, saving) = _underWay.Dequeue();
        try
        {
            var call = Await(saving);
            if (File.Exists(file.Path) && (call.RecordingUrl ?? call.PreSignedRecordingUrl) is not null)
                Done(file);
            else
                WriteWarning(NothingToSave(sid, call));
        }
        catch (ExotelException error) when (error.Kind == ExotelErrorKind.Conflict)
        {
            WriteError(ErrorRecords.From(error, sid, "Use -Force to overwrite existing files."));
        }
        catch (ExotelException error)
        {
            WriteItemError(error, sid);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WriteError(ErrorRecords.FromFile(error, file.Path));
        }
    }

    private void Done(RecordingFile file)
    {
        _saved++;
        if (PassThru)
            WriteObject(new FileInfo(file.Path));
    }

    private static string NothingToSave(string sid, Call call) => CallProgress.HasEnded(call)
        ? $"The call {sid} has no recording; no file was created. A recording can take five minutes to become available."
        : $"The call {sid} is in progress and has no recording yet; no file was created. Wait-ExoCall waits until it has ended.";

    /// <summary>From any thread.</summary>
    private void WarnOfWaiting(string sid, TimeSpan left)
    {
        var words = string.Format(CultureInfo.InvariantCulture, "The recording of {0} is not available yet; waiting at most {1:0} seconds.", sid, Math.Ceiling(left.TotalSeconds));
        Bridge.Post(cmdlet => cmdlet.WriteWarning(words));
    }

    private void ShowProgress() => Progress.Show(
        string.Format(CultureInfo.InvariantCulture, "Saving recordings: {0:0.0} MB, {1} saved", Saver.Bytes / 1e6, _saved), percent: -1);
}
