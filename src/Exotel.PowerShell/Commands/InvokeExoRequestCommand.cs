using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading.Tasks;
using Exotel.Http;
using Exotel.PowerShell.Extensions;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;
using Exotel.Raw;

namespace Exotel.PowerShell.Commands;

/// <summary>Sends a request to an endpoint that has no cmdlet, with the account, rate limit, retries, errors and paging of the module.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "ExoRequest", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PSObject))]
public sealed class InvokeExoRequestCommand : ExotelCommand
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>The path, relative to the account or to the host's root, or a URL on the account's own host.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation("Path")]
    [ValidateNotNullOrWhiteSpace]
    public string Path { get; set; } = string.Empty;

    /// <summary>The method; anything but <c>GET</c> is sent once.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PUT", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>The query parameters.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>The fields, as a form or, with <see cref="Ccm"/>, as JSON; or a text, which must be JSON.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>Uses the host of v2 and v3.</summary>
    [Parameter]
    public SwitchParameter Ccm { get; set; }

    /// <summary>Reads a list to its end and writes its records one by one.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        object target = Path;
        try
        {
            var method = Method.ToUpperInvariant();
            var fields = new RequestFields(() => Client.Account.Zone);
            var address = Client.Raw.Resolve(Path, Ccm, fields.ToQuery(Query, nameof(Query)));
            target = address.Path;
            var request = Client.Raw.Prepare(method, address, ToBody(fields));
            if (All)
                WriteAll(request, address);
            else if (request.IsRead || ShouldProcess(address.Path, method))
                WriteAnswer(Send(request, method + " " + address.Path));
        }
        catch (ExotelException error)
        {
            WriteItemError(error, target, error.Kind == ExotelErrorKind.OutcomeUnknown ? "Check whether it was carried out before you send it again." : null);
        }
    }

    private RequestBody? ToBody(RequestFields fields) => ToBody(fields, Body.Unwrap());

    private RequestBody? ToBody(RequestFields fields, object? body) => body switch
    {
        null => null,
        string text => JsonBody.Read(text),
        IDictionary table => Ccm ? JsonBody.Write(fields.ToData(table)) : RequestBody.Form(fields.ToQuery(table, nameof(Body))),
        _ => throw new ExotelException(
            ExotelErrorKind.InvalidRequest, "Body is neither a hashtable nor a string. Specify fields as @{ Name = 'value' }, or write JSON with ConvertTo-Json. Nothing was sent."),
    };

    private object? Send(RawRequest request, string what)
    {
        var answer = request.SendAsync(Bridge.Stopping);
        try
        {
            return Await(answer);
        }
        catch (ExotelException error) when (error.Kind == ExotelErrorKind.OutcomeUnknown)
        {
            throw error.With($"{error.Message} {what} may have been carried out. It is not sent again automatically: check whether it was carried out first.");
        }
        catch (PipelineStoppedException)
        {
            WarnOfStopping(request, answer, what);
            throw;
        }
    }

    /// <summary>A stopping pipeline accepts no more warnings, but the host does.</summary>
    private void WarnOfStopping(RawRequest request, Task answer, string what)
    {
        ((IAsyncResult)answer).AsyncWaitHandle.WaitOne(Grace);
        if (answer.Status == TaskStatus.RanToCompletion && request.MayHaveBeenDone)
            Host?.UI?.WriteWarningLine($"The command was stopped, and {what} was carried out.");
        else if (request.MayHaveBeenDone)
            Host?.UI?.WriteWarningLine($"The command was stopped before Exotel responded: {what} may have been carried out. Check before you send it again.");
    }

    private void WriteAnswer(object? answer)
    {
        if (answer is not DataObject { Count: 0 })
            WriteObject(PSObjectConverter.From(answer), enumerateCollection: true);
    }

    private void WriteAll(RawRequest request, ApiRequest list)
    {
        if (!request.IsRead)
            throw new ExotelException(ExotelErrorKind.InvalidRequest, $"-All reads the pages of a list with GET, not with {Method}. Nothing was sent.");

        var written = 0L;
        IReadOnlyList<KeyValuePair<string, string>> continuation = [];
        try
        {
            foreach (var batch in Enumerate(Client.Raw.ListAsync(list, Bridge.Stopping)))
            {
                foreach (var record in batch.Records)
                {
                    WriteObject(PSObjectConverter.From(record));
                    written++;
                }

                continuation = batch.Continuation;
                if (!batch.IsLast)
                    Progress.Show($"{written} records", percent: -1);
            }
        }
        catch (ExotelException error) when (written > 0)
        {
            ThrowTerminating(
                error.With($"{error.Message} The list is not complete. Written so far: {written} records. To continue, use the same command with this in Query: {Format(continuation)}."), list.Path);
        }
    }

    private static string Format(IReadOnlyList<KeyValuePair<string, string>> query) =>
        string.Join("; ", query.Select(field => $"{field.Key} = '{CodeGeneration.EscapeSingleQuotedStringContent(field.Value)}'"));
}
