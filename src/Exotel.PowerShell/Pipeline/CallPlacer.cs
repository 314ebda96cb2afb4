using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using System.Threading.Tasks;
using Exotel.Calls.Placing;
using Exotel.PowerShell.Commands;

namespace Exotel.PowerShell.Pipeline;

/// <summary>One call to be placed: places it, and says what is to be done where nobody knows whether it was placed.</summary>
internal sealed class CallPlacer
{
    /// <summary>How far the clocks of this machine and of Exotel may differ.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    /// <summary>How long an answer that is on its way is waited for after Ctrl+C.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly InvokeExoCallCommand _cmdlet;

    public CallPlacer(InvokeExoCallCommand cmdlet)
    {
        _cmdlet = cmdlet;
        Target = new PSObject();
        foreach (var (name, value) in new[]
        {
            ("From", cmdlet.From), ("To", cmdlet.To), ("FlowId", cmdlet.FlowId), ("FlowUrl", cmdlet.FlowUrl), ("CallerId", cmdlet.CallerId), ("CustomField", cmdlet.CustomField),
        })
        {
            if (!string.IsNullOrWhiteSpace(value))
                Target.Properties.Add(new PSNoteProperty(name, value));
        }
    }

    /// <summary>Who was to be called from what, under the names of the parameters: what an error is about.</summary>
    public PSObject Target { get; }

    /// <summary>The same as a sentence.</summary>
    public string Description => string.IsNullOrWhiteSpace(_cmdlet.To)
        ? $"{_cmdlet.From}, into flow {Goal}, from ExoPhone {_cmdlet.CallerId}"
        : $"{_cmdlet.From}, then {Goal}, from ExoPhone {_cmdlet.CallerId}";

    private string Goal => (string.IsNullOrWhiteSpace(_cmdlet.To) ? string.IsNullOrWhiteSpace(_cmdlet.FlowId) ? _cmdlet.FlowUrl : _cmdlet.FlowId : _cmdlet.To) ?? string.Empty;

    /// <exception cref="ExotelException">It was not placed, or nobody knows.</exception>
    public Call Place(ConnectCallRequest order)
    {
        var placement = new CallPlacement(_cmdlet.Connection, order);
        var answer = placement.PlaceAsync(_cmdlet.Bridge.Stopping);
        try
        {
            return _cmdlet.Await(answer);
        }
        catch (ExotelException error) when (error.Kind == ExotelErrorKind.OutcomeUnknown)
        {
            Target.Properties.Add(new PSNoteProperty("SentAt", placement.SentAt));
            throw new ExotelException(error.Kind, error.Message + " " + Inquiry(placement), error)
            {
                StatusCode = error.StatusCode,
                Code = error.Code,
                ServerMessage = error.ServerMessage,
                RequestId = error.RequestId,
            };
        }
        catch (PipelineStoppedException)
        {
            WarnOfStopping(placement, answer);
            throw;
        }
    }

    /// <summary>The pipeline takes no warning any more; the host does.</summary>
    private void WarnOfStopping(CallPlacement placement, Task<Call> answer)
    {
        ((IAsyncResult)answer).AsyncWaitHandle.WaitOne(Grace);
        if (answer.Status == TaskStatus.RanToCompletion)
            _cmdlet.Host?.UI?.WriteWarningLine($"The call to {Description} was placed: {answer.GetAwaiter().GetResult().Sid}.");
        else if (placement.MayHaveBeenPlaced)
            _cmdlet.Host?.UI?.WriteWarningLine("The command was stopped before Exotel answered. " + Inquiry(placement));
    }

    /// <summary>What may be ringing, since when, and how to see.</summary>
    private string Inquiry(CallPlacement placement)
    {
        var isToNumber = !string.IsNullOrWhiteSpace(_cmdlet.To);
        var command = new StringBuilder("Get-ExoCall -From ").Append(Quote(_cmdlet.From))
            .Append(isToNumber ? " -To " + Quote(_cmdlet.To!) : " -PhoneNumber " + Quote(_cmdlet.CallerId))
            .Append(" -Since ").Append(Quote(Wall(placement.SentAt - Margin)));
        var words = new StringBuilder("It may be ringing: ").Append(Description)
            .Append(", sent at ").Append(Wall(placement.SentAt)).Append(" on the account's clock. ")
            .Append("Do not place it again before looking, and look some minutes later, since calls are listed only when they are over: ")
            .Append(command).Append('.');
        if (!IsInternational(_cmdlet.From) || !IsInternational(isToNumber ? _cmdlet.To! : _cmdlet.CallerId))
            words.Append(" The list compares numbers as +<country><number>: spell them so, or look without them.");
        return words.ToString();
    }

    private static bool IsInternational(string number) => number.TrimStart().StartsWith("+", StringComparison.Ordinal);

    private static string Wall(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Quote(string text) => "'" + CodeGeneration.EscapeSingleQuotedStringContent(text.Trim()) + "'";
}
