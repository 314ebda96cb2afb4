using System.Management.Automation;
using Exotel.Callbacks;
using Exotel.Pacing;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>
/// Converts what Exotel posted to a webhook, or sent as a Passthru query, to an object. Source: docs/api.md#callbacks.
/// </summary>
[Cmdlet(VerbsData.ConvertFrom, "ExoCallback")]
[OutputType(typeof(Callback))]
public sealed class ConvertFromExoCallbackCommand : CallbackCommand
{
    /// <summary>The whole body of one callback: JSON, a form in either encoding, or a query, with or without its URL.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = string.Empty;

    /// <summary>The content type of the body; detected when omitted.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string? ContentType { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Callback callback;
        try
        {
            callback = CallbackParser.Parse(InputObject, ContentType, Zone, Clock.System.UtcNow);
        }
        catch (ExotelException error) when (error.Kind == ExotelErrorKind.InvalidResponse)
        {
            WriteItemError(error, InputObject, "Specify the whole body of one callback as one string, for example with Get-Content -Raw, and its content type if known.");
            return;
        }

        WriteObject(callback);
    }
}
