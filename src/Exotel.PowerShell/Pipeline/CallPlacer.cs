using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using System.Threading.Tasks;
using Exotel.Calls.Placing;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Places one call, and explains what to do when its outcome is unknown.</summary>
internal sealed class CallPlacer
{
    /// <summary>The assumed maximum difference between the clocks of this computer and Exotel.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    /// <summary>How long to wait after Ctrl+C for a response that is under way.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly ExotelCommand _cmdlet;
    private readonly ConnectCallRequest _request;

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="request">The call to place.</param>
    /// <param name="key">The key of its row; null for none.</param>
    public CallPlacer(ExotelCommand cmdlet, ConnectCallRequest request, string? key = null)
    {
        _cmdlet = cmdlet;
        _request = request;
        Target = new PSObject();
        foreach (var (name, value) in new[]
        {
            ("Key", key), ("From", request.From), ("To", request.To), ("FlowId", request.FlowId), ("FlowUrl", request.FlowUrl), ("CallerId", request.CallerId), ("CustomField", request.CustomField),
        })
        {
            if (!string.IsNullOrWhiteSpace(value))
                Target.Properties.Add(new PSNoteProperty(name, value));
        }
    }

    /// <summary>The parties of the call under the names of the parameters: the target of an error.</summary>
    public PSObject Target { get; }

    /// <summary>The call's description as a sentence.</summary>
    public string Description => string.IsNullOrWhiteSpace(_request.To)
        ? $"{_request.From}, into flow {Goal}, from ExoPhone {_request.CallerId}"
        : $"{_request.From}, then {Goal}, from ExoPhone {_request.CallerId}";

    private string Goal => (string.IsNullOrWhiteSpace(_request.To) ? string.IsNullOrWhiteSpace(_request.FlowId) ? _request.FlowUrl : _request.FlowId : _request.To) ?? string.Empty;

    /// <param name="request">The call to place.</param>
    /// <param name="onSending">Called before each attempt; where it throws, nothing is sent.</param>
    /// <exception cref="ExotelException">The call was not placed, or the outcome is unknown.</exception>
    public Call Place(ConnectCallRequest request, Action onSending)
    {
        var placement = _cmdlet.Client.Calls.Prepare(request, onSending);
        var answer = placement.PlaceAsync(_cmdlet.Bridge.Stopping);
        try
        {
            return _cmdlet.Await(answer);
        }
        catch (ExotelException error) when (error.Kind == ExotelErrorKind.OutcomeUnknown)
        {
            Target.Properties.Add(new PSNoteProperty("SentAt", placement.SentAt));
            throw error.With(error.Message + " " + Inquiry(placement));
        }
        catch (PipelineStoppedException)
        {
            WarnOfStopping(placement, answer);
            throw;
        }
    }

    /// <summary>A stopping pipeline accepts no more warnings, but the host does.</summary>
    private void WarnOfStopping(CallPlacement placement, Task<Call> answer)
    {
        ((IAsyncResult)answer).AsyncWaitHandle.WaitOne(Grace);
        if (answer.Status == TaskStatus.RanToCompletion)
            _cmdlet.Host?.UI?.WriteWarningLine($"The call to {Description} was placed: {answer.GetAwaiter().GetResult().Sid}.");
        else if (placement.MayHaveBeenPlaced)
            _cmdlet.Host?.UI?.WriteWarningLine("The command was stopped before Exotel responded. " + Inquiry(placement));
    }

    /// <summary>Explains which phones may be ringing, since when, and how to check.</summary>
    private string Inquiry(CallPlacement placement)
    {
        var isToNumber = !string.IsNullOrWhiteSpace(_request.To);
        var command = new StringBuilder("Get-ExoCall -From ").Append(Quote(_request.From))
            .Append(isToNumber ? " -To " + Quote(_request.To!) : " -PhoneNumber " + Quote(_request.CallerId))
            .Append(" -Since ").Append(Quote(Wall(placement.SentAt - Margin)));
        var words = new StringBuilder("It may be ringing: ").Append(Description)
            .Append(", sent at ").Append(Wall(placement.SentAt)).Append(" on the account's clock. ")
            .Append("Do not place it again before looking, and look some minutes later, since calls are listed only when they are over: ")
            .Append(command).Append('.');
        if (!IsInternational(_request.From) || !IsInternational(isToNumber ? _request.To! : _request.CallerId))
            words.Append(" The list compares numbers as +<country><number>: spell them so, or look without them.");
        return words.ToString();
    }

    private static bool IsInternational(string number) => number.TrimStart().StartsWith("+", StringComparison.Ordinal);

    private static string Wall(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Quote(string text) => "'" + CodeGeneration.EscapeSingleQuotedStringContent(text.Trim()) + "'";
}
