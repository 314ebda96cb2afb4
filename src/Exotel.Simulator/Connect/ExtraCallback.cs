using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Responses;

namespace Exotel.Simulator.Connect;

/// <summary>Requests beyond the status callbacks that a callback URL receives: other events, other formats, other products.</summary>
internal static class ExtraCallback
{
    public static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bare"] = "the plain default multipart body with three fields",
        ["dial"] = "Dial events for two agents, busy and free",
        ["legs"] = "answered events for each leg",
        ["passthru"] = "the GET request of a Passthru applet",
        ["heartbeat"] = "the health of the account's ExoPhones, one of them down",
        ["ip-calling"] = "the active and terminal states of IP calling",
        ["campaign"] = "an event of a campaign",
        ["sms"] = "the status of an SMS",
        ["stream"] = "an event of a stream",
        ["surrogate"] = "JSON with half of a surrogate pair",
    };

    public static IEnumerable<HttpRequestMessage> Create(string kind, Uri url, SimCall call)
    {
        var sid = call.Sid;
        var created = call.Created.FormatLocalTime();
        switch (kind)
        {
            case "bare":
                yield return Post(url, Bare(sid, call.Status, created));
                break;
            case "dial":
                foreach (var (agent, status) in new[] { ("ravi", "busy"), ("ravi", "free"), ("asha", "busy"), ("asha", "free") })
                {
                    var fields = $"CallSid={sid}&EventType=Dial&Status={status}&DateUpdated={created}";
                    yield return Post(url, Form($"{fields}&DialWhomNumber={(agent == "ravi" ? "09876543210" : "09876543211")}&AgentEmail={agent}%40example.com"));
                }

                break;
            case "legs":
                foreach (var second in new[] { "", "in-progress" })
                    yield return Post(url, Form($"CallSid={sid}&EventType=answered&Status=in-progress&Legs[0][Status]=in-progress&Legs[1][Status]={second}"));
                break;
            case "passthru":
                yield return new HttpRequestMessage(HttpMethod.Get, new UriBuilder(url) { Query = Passthru(call) }.Uri);
                break;
            case "ip-calling":
                foreach (var state in new[] { "active", "terminal" })
                {
                    yield return Post(url, JsonContent.Create(new
                    {
                        CallSid = sid,
                        CallState = state,
                        CallStatus = state == "active" ? "in-progress" : call.Status,
                        FromNumber = "sip:ravi",
                        ToNumber = call.To,
                        VirtualNumber = call.ExoPhone,
                        TotalDuration = call.Leg1Duration,
                        StartTime = call.Created.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + "+05:30",
                        CallRecordings = Array.Empty<object>(),
                    }));
                }

                break;
            case "heartbeat":
                yield return Post(url, JsonContent.Create(new Dictionary<string, object>
                {
                    ["timestamp"] = call.Created.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                    ["status_type"] = "WARNING",
                    ["incoming_affected"] = new List<string> { "01139581001" },
                    ["outgoing_affected"] = Array.Empty<string>(),
                    ["data"] = new Dictionary<string, object> { ["01139581001"] = new { phone_number = "+918045678901" } },
                }));
                break;
            case "campaign":
                yield return Post(url, JsonContent.Create(new { campaign_sid = "campaign1", call_sid = sid, status = call.Status, number = call.To }));
                break;
            case "sms":
                yield return Post(url, Form($"SmsSid={sid}&To={Uri.EscapeDataString(call.To)}&Status=sent&DetailedStatus=DELIVERED_TO_HANDSET"));
                break;
            case "stream":
                yield return Post(url, JsonContent.Create(new { @event = "start", stream_sid = "stream1", start = new { call_sid = sid } }));
                break;
            default:
                yield return Post(url, new StringContent($$"""{"CallSid":"{{sid}}","EventType":"{{kind}}","CustomField":"cut \ud83d"}""", Encoding.UTF8, "application/json"));
                break;
        }
    }

    private static HttpRequestMessage Post(Uri url, HttpContent content) => new(HttpMethod.Post, url) { Content = content };

    private static StringContent Form(string fields) => new(fields, Encoding.UTF8, "application/x-www-form-urlencoded");

    private static ByteArrayContent Bare(string sid, string status, string updated)
    {
        const string Boundary = "form-data-boundary-7f3a9c21";
        var body = new StringBuilder();
        foreach (var (name, value) in new[] { ("CallSid", sid), ("Status", status), ("DateUpdated", updated) })
            body.Append(CultureInfo.InvariantCulture, $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.Append("--" + Boundary + "--\r\n\r\n\r\n").ToString()));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + Boundary);
        return content;
    }

    private static string Passthru(SimCall call) =>
        FormattableString.Invariant($"CallSid={call.Sid}&CallFrom={Uri.EscapeDataString(call.From)}&CallTo={Uri.EscapeDataString(call.ExoPhone)}&Direction=incoming")
        + "&Created=" + Uri.EscapeDataString(call.Created.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture))
        + FormattableString.Invariant($"&DialWhomNumber=09876543210&DialCallStatus={call.Status}&DialCallDuration={call.Leg1Duration}&CallType=completed&flow_id=77&digits=%22123%22")
        + FormattableString.Invariant($"&Legs[0][Number]=09876543210&Legs[0][Type]=single&Legs[0][OnCallDuration]={call.Leg2Duration}&Legs[0][CauseCode]=NORMAL_CLEARING&Legs[0][Cause]=16");
}
