using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Connect;

/// <summary>The form of a call to place, validated as Exotel does.</summary>
internal sealed class ConnectForm
{
    private readonly IFormCollection _form;

    /// <exception cref="SimError">A field is missing or invalid.</exception>
    public ConnectForm(IFormCollection form)
    {
        _form = form;
        Require("From");
        Require("CallerId");
        if (Has("To") == Has("Url"))
            throw new SimError(400, "Invalid parameter: exactly one of To and Url");
        CheckNumber("TimeLimit", 14400);
        CheckNumber("TimeOut", 3600);
        CheckValue("Record", "true", "false");
        CheckValue("RecordingChannels", "single", "dual");
        CheckValue("RecordingFormat", "mp3", "mp3-hq");
        CheckValue("StartPlaybackTo", "Callee", "Both");
        CheckValue("StatusCallbackContentType", "multipart/form-data", "application/json", "application/x-www-form-urlencoded");
        if (!IsRecorded && (Has("RecordingChannels") || Has("RecordingFormat")))
            throw new SimError(400, "Invalid parameter: RecordingChannels and RecordingFormat need Record=true");
        if (Events.Count > 0 && (!Has("StatusCallback") || !Has("To")))
            throw new SimError(400, "Invalid parameter: StatusCallbackEvents");
        if (Text("CustomField") is { Length: > 128 })
            throw new SimError(400, "Invalid parameter: CustomField");
        RejectTestNumbers();
    }

    public string From => Text("From")!;

    /// <summary>The called number; empty for a flow.</summary>
    public string To => Text("To") ?? string.Empty;

    public string CallerId => Text("CallerId")!;

    public bool IsRecorded => Text("Record") == "true";

    public string? CustomField => Text("CustomField");

    public Uri? StatusCallback => Uri.TryCreate(Text("StatusCallback"), UriKind.Absolute, out var url) ? url : null;

    public string StatusCallbackContentType => Text("StatusCallbackContentType") ?? "multipart/form-data";

    public IReadOnlyList<string> Events =>
        [.. _form.Where(pair => pair.Key.StartsWith("StatusCallbackEvents[", StringComparison.Ordinal)).Select(pair => pair.Value.ToString())];

    /// <summary>Rejects the numbers that end in an error status, so that scripts can test errors.</summary>
    private void RejectTestNumbers()
    {
        if (CallerId.EndsWith("0403", StringComparison.Ordinal))
            throw new SimError(403, "Your account is not yet KYC compliant");
        if (To.EndsWith("0403", StringComparison.Ordinal))
            throw new SimError(403, "Call to this number cannot be made because of TRAI NDNC regulations");
        if (To.EndsWith("0402", StringComparison.Ordinal))
            throw new SimError(402, "Your balance does not allow this call");
    }

    private string? Text(string name) => _form.TryGetValue(name, out var value) && value.ToString().Length > 0 ? value.ToString() : null;

    private bool Has(string name) => Text(name) is not null;

    private void Require(string name)
    {
        if (!Has(name))
            throw new SimError(400, "Invalid parameter: " + name + " is missing");
    }

    private void CheckNumber(string name, int max)
    {
        if (Text(name) is { } text && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max))
            throw new SimError(400, $"Invalid parameter: {name}={text}");
    }

    private void CheckValue(string name, params string[] allowed)
    {
        if (Text(name) is { } text && !allowed.Contains(text, StringComparer.Ordinal))
            throw new SimError(400, $"Invalid parameter: {name}={text}");
    }
}
