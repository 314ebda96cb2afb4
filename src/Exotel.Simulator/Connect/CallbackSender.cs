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

namespace Exotel.Simulator.Connect;

/// <summary>Posts status callbacks to addresses of this machine, in each of Exotel's encodings; nothing else is ever contacted.</summary>
internal sealed class CallbackSender : IDisposable
{
    private readonly SimulatorOptions _options;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public CallbackSender(SimulatorOptions options) => _options = options;

    public async Task SendAsync(ConnectForm form, string eventType, SimCall call, CancellationToken cancellationToken)
    {
        var isWanted = form.Events.Contains(eventType) || (form.Events.Count == 0 && eventType == "terminal");
        if (form.StatusCallback is not { IsLoopback: true } address || !isWanted)
            return;

        await PostAsync(address, form, eventType, call, cancellationToken);
        if (_options.CallbackDisorder && eventType == "terminal")
        {
            await PostAsync(address, form, "answered", call, cancellationToken);
            await PostAsync(address, form, "terminal", call, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task PostAsync(Uri address, ConnectForm form, string eventType, SimCall call, CancellationToken cancellationToken)
    {
        try
        {
            using var content = Encode(form.StatusCallbackContentType, Fields(eventType, call), call);
            using var answer = await _http.PostAsync(address, content, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // Whoever asked for it is not there any more; Exotel gives up as well.
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

        var legs = Legs(call).ToList();
        for (var i = 0; i < legs.Count; i++)
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

    private static IEnumerable<(string? Status, int Seconds)> Legs(SimCall call) => [(call.Leg1, call.Leg1Duration), (call.Leg2, call.Leg2Duration)];

    private static Dictionary<string, string> Fields(string eventType, SimCall call) => new()
    {
        ["CallSid"] = call.Sid,
        ["EventType"] = eventType,
        ["DateCreated"] = Wall(call.Created),
        ["DateUpdated"] = Wall(call.Created.AddSeconds(call.Leg1Duration)),
        ["Status"] = call.Status,
        ["To"] = call.To,
        ["From"] = call.From,
        ["PhoneNumberSid"] = call.ExoPhone,
        ["StartTime"] = Wall(call.Created),
        ["EndTime"] = eventType == "terminal" ? Wall(call.Created.AddSeconds(call.Leg1Duration)) : "1970-01-01 05:30:00",
        ["ConversationDuration"] = (call.Conversation ?? 0).ToString(CultureInfo.InvariantCulture),
        ["Direction"] = call.Direction,
        ["CustomField"] = call.CustomField ?? string.Empty,
        ["RecordingUrl"] = string.Empty,
    };

    private static string Wall(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
