using System;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using Exotel.Callbacks.Listening;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>
/// Listens for callbacks and writes each once, as it arrives. It uses plain HTTP and belongs behind a reverse proxy. The end
/// of <c>-Timeout</c> is not an error. Source: docs/api.md#callbacks.
/// </summary>
[Cmdlet(VerbsCommunications.Receive, "ExoCallback")]
[OutputType(typeof(Callback))]
public sealed class ReceiveExoCallbackCommand : CallbackCommand
{
    private const int ShortToken = 16;

    /// <summary>Like the block of <c>ForEach-Object</c>, the script block runs in the caller's scope: variables that it sets remain.</summary>
    private static readonly ScriptBlock RunBlock = System.Management.Automation.ScriptBlock.Create("$null = Microsoft.PowerShell.Core\\ForEach-Object -InputObject $args[0] -Process $args[1]");

    private static readonly string[] Tags = { "Exotel", "Listening" };

    /// <summary>The port to listen on; 0 selects a free port, which is written to the verbose and information streams.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, IPEndPoint.MaxPort)]
    public int Port { get; set; }

    /// <summary>The IP address to listen on; the default is reachable from this computer only.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string ListenAddress { get; set; } = "127.0.0.1";

    /// <summary>The secret last segment of the URL that Exotel posts to; generated and shown once when omitted.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ValidateToken]
    public string? Token { get; set; }

    /// <summary>The number of callbacks after which to stop.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>The time after which to stop without an error, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int? Timeout { get; set; }

    /// <summary>Runs once, when the cmdlet listens, with the local URL in <c>$_</c>; what it writes is discarded. If it throws, the cmdlet ends.</summary>
    [Parameter]
    [ValidateNotNull]
    public ScriptBlock? ScriptBlock { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var options = ToOptions();
        using var listener = Start(options);
        Announce(listener, options);
        if (ScriptBlock is not null)
            InvokeCommand.InvokeScript(useLocalScope: false, RunBlock, input: null, $"http://{listener.EndPoint}/{options.Token}", ScriptBlock);
        while (Await(listener.NextAsync(Bridge.Stopping)) is { } delivery)
        {
            if (delivery.Callback is { } callback)
                WriteObject(callback);
            else
                WriteItemError(delivery.Error!, target: null, "The sender knew the URL and the token: check whether it is Exotel.");
        }

        WriteVerbose(string.Format(
            CultureInfo.InvariantCulture, "Stopped listening. Duplicate or superseded callbacks: {0}; rejected requests: {1}.", listener.Duplicates, listener.Rejected));
    }

    private CallbackListenerOptions ToOptions() => new()
    {
        Address = ParseAddress(),
        Port = Port,
        Token = Token ?? SecretPath.NewToken(),
        Zone = Zone,
        First = First,
        Timeout = Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };

    private IPAddress ParseAddress()
    {
        if (string.Equals(ListenAddress, "localhost", StringComparison.OrdinalIgnoreCase))
            return IPAddress.Loopback;
        if (!IPAddress.TryParse(ListenAddress, out var address))
        {
            ThrowTerminating(
                new ExotelException(ExotelErrorKind.InvalidRequest, $"'{ListenAddress}' is not an IP address."),
                ListenAddress,
                "Specify an address of this machine, such as 127.0.0.1, ::1, or 0.0.0.0 for all.");
        }

        return address!;
    }

    private CallbackListener Start(CallbackListenerOptions options)
    {
        try
        {
            return CallbackListener.Start(options, Bridge.Stopping);
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error, Port, "Choose another -Port or -ListenAddress; -Port 0 uses a free port.");
            throw;
        }
    }

    /// <summary>A token given as a parameter is not shown.</summary>
    private void Announce(CallbackListener listener, CallbackListenerOptions options)
    {
        var address = "http://" + listener.EndPoint;
        WriteVerbose($"Listening at {address}.");
        WriteInformation($"Listening at {address}.", Tags);

        if (Token is null)
            WriteWarning($"No -Token was specified. For this run the URL is {address}/{options.Token} and its last part is a secret. Give it to Exotel as the StatusCallback, with the host name under which Exotel reaches this machine.");
        else if (Token.Length < ShortToken)
            WriteWarning($"The token has only {Token.Length} characters and could be guessed. Use {ShortToken} or more, or omit -Token.");
        if (!IPAddress.IsLoopback(options.Address))
            WriteWarning($"{options.Address} can be reached from other machines, and this is plain http: the token and phone numbers can be intercepted. Use a reverse proxy with https.");
    }
}
