using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Responses;

namespace Exotel.Simulator.Connect;

/// <summary>Posts status callbacks in each of Exotel's encodings. Only loopback URLs are contacted.</summary>
internal sealed class CallbackSender(SimulatorOptions options) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public async Task SendAsync(ConnectForm form, string eventType, SimCall call, CancellationToken cancellationToken)
    {
        var isRequested = form.Events.Contains(eventType) || (form.Events.Count == 0 && eventType == "terminal");
        if (form.StatusCallback is not { IsLoopback: true } url || !isRequested)
            return;

        if (eventType == "terminal")
            foreach (var kind in options.ExtraCallbacks)
                foreach (var request in ExtraCallback.Create(kind, url, call))
                    await SendAsync(request, cancellationToken);

        await PostAsync(url, form, eventType, call, cancellationToken);
        if (options.CallbackDisorder && eventType == "terminal")
        {
            await PostAsync(url, form, "answered", call, cancellationToken);
            await PostAsync(url, form, "terminal", call, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task PostAsync(Uri url, ConnectForm form, string eventType, SimCall call, CancellationToken cancellationToken)
    {
        try
        {
            using var content = Encode(form.StatusCallbackContentType, Fields(eventType, call), call);
            using var response = await _http.PostAsync(url, content, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // The receiver is gone. Exotel does not retry either.
        }
    }

    private async Task SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using (request)
            using (await _http.SendAsync(request, cancellationToken))
            {
            }
        }
        catch (HttpRequestException)
        {
        }
    }

    private static HttpContent Encode(string contentType, Dictionary<string, string> fields, SimCall call)
    {
        if (contentType == "application/json")
        {
            var body = fields.ToDictionary(field => field.Key, field => (object)field.Value);
            body["ConversationDuration"] = call.Conversation ?? 0;
            body["Legs"] = Legs(call).Select(leg => new { OnCallDuration = leg.Seconds, leg.Status, AnsweredBy = "NA" });
            return JsonContent.Create(body);
        }

        var legs = Legs(call);
        for (var i = 0; i < legs.Length; i++)
        {
            fields[FormattableString.Invariant($"Legs[{i}][Status]")] = legs[i].Status ?? string.Empty;
            fields[FormattableString.Invariant($"Legs[{i}][OnCallDuration]")] = legs[i].Seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (contentType == "application/x-www-form-urlencoded")
            return new FormUrlEncodedContent(fields);
        var form = new MultipartFormDataContent();
        foreach (var field in fields)
            form.Add(new StringContent(field.Value), field.Key);
        return form;
    }

    private static (string? Status, int Seconds)[] Legs(SimCall call) => [(call.Leg1, call.Leg1Duration), (call.Leg2, call.Leg2Duration)];

    private static Dictionary<string, string> Fields(string eventType, SimCall call) => new()
    {
        ["CallSid"] = call.Sid,
        ["EventType"] = eventType,
        ["DateCreated"] = call.Created.FormatLocalTime(),
        ["DateUpdated"] = call.Created.AddSeconds(call.Leg1Duration).FormatLocalTime(),
        ["Status"] = call.Status,
        ["To"] = call.To,
        ["From"] = call.From,
        ["PhoneNumberSid"] = call.ExoPhone,
        ["StartTime"] = call.Created.FormatLocalTime(),
        ["EndTime"] = eventType == "terminal" ? call.Created.AddSeconds(call.Leg1Duration).FormatLocalTime() : "1970-01-01 05:30:00",
        ["ConversationDuration"] = (call.Conversation ?? 0).ToString(CultureInfo.InvariantCulture),
        ["Direction"] = call.Direction,
        ["CustomField"] = call.CustomField ?? string.Empty,
        ["RecordingUrl"] = string.Empty,
    };
}
