using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Connect;

/// <summary>The form of a call to be placed, checked as Exotel does.</summary>
internal sealed class ConnectForm
{
    private readonly IFormCollection _form;

    /// <exception cref="SimError">A field that the API does not take.</exception>
    public ConnectForm(IFormCollection form)
    {
        _form = form;
        Require("From");
        Require("CallerId");
        if (Has("To") == Has("Url"))
            throw new SimError(400, "Invalid parameter: exactly one of To and Url");
        CheckNumber("TimeLimit", 14400);
        CheckNumber("TimeOut", 3600);
        CheckWord("Record", "true", "false");
        CheckWord("RecordingChannels", "single", "dual");
        CheckWord("RecordingFormat", "mp3", "mp3-hq");
        CheckWord("StartPlaybackTo", "Callee", "Both");
        CheckWord("StatusCallbackContentType", "multipart/form-data", "application/json", "application/x-www-form-urlencoded");
        if (!IsRecorded && (Has("RecordingChannels") || Has("RecordingFormat")))
            throw new SimError(400, "Invalid parameter: RecordingChannels and RecordingFormat need Record=true");
        if (Events.Count > 0 && (!Has("StatusCallback") || !Has("To")))
            throw new SimError(400, "Invalid parameter: StatusCallbackEvents");
        if (Text("CustomField") is { Length: > 128 })
            throw new SimError(400, "Invalid parameter: CustomField");
        RefuseByRule();
    }

    public string From => Text("From")!;

    /// <summary>The second party; a flow has none.</summary>
    public string To => Text("To") ?? string.Empty;

    public string CallerId => Text("CallerId")!;

    public bool IsRecorded => Text("Record") == "true";

    public string? CustomField => Text("CustomField");

    public Uri? StatusCallback => Uri.TryCreate(Text("StatusCallback"), UriKind.Absolute, out var address) ? address : null;

    public string StatusCallbackContentType => Text("StatusCallbackContentType") ?? "multipart/form-data";

    public IReadOnlyList<string> Events => _form
        .Where(pair => pair.Key.StartsWith("StatusCallbackEvents[", StringComparison.Ordinal))
        .Select(pair => pair.Value.ToString())
        .ToList();

    /// <summary>Numbers that are refused, so that scripts can be tested: the last digits are the status.</summary>
    private void RefuseByRule()
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

    private void CheckNumber(string name, int most)
    {
        if (Text(name) is { } text && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most))
            throw new SimError(400, $"Invalid parameter: {name}={text}");
    }

    private void CheckWord(string name, params string[] words)
    {
        if (Text(name) is { } text && !words.Contains(text, StringComparer.Ordinal))
            throw new SimError(400, $"Invalid parameter: {name}={text}");
    }
}
