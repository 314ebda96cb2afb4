using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Exotel.Simulator.Ccm;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Faults;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Phones;

/// <summary>The ExoPhones of the account (v2_beta), and the health of one (v2). JSON only.</summary>
internal sealed class PhoneEndpoints(SimulatorOptions options)
{
    private const int MaxPageSize = 50;

    private readonly IReadOnlyList<SimPhone> _phones = SimPhone.Create(options.Phones);

    public Task ListAsync(HttpContext context)
    {
        Check("phones");
        var page = Number(context.Request.Query, "page", "Page") ?? 0;
        var size = Math.Clamp(Number(context.Request.Query, "page_size", "PageSize") ?? MaxPageSize, 1, MaxPageSize);
        var phones = _phones.Skip(page * size).Take(size).ToList();
        var next = NextLink(context, page, size, phones.Count);
        if (options.PhoneShape == "envelope")
        {
            return CcmEnvelope.SendPageAsync(
                context,
                json =>
                {
                    json.WriteStartObject();
                    json.WriteNumber("page", page);
                    json.WriteNumber("page_size", size);
                    json.WriteString("next_page_uri", next);
                    json.WriteEndObject();
                },
                json => WriteBlocks(json, phones, health: false));
        }

        context.Items.Remove(SimResponse.XmlItem);
        return SimResponse.SendAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("page", page);
            json.WriteNumber("page_size", size);
            json.WriteString("uri", Link(context, page, size));
            json.WriteString("first_page_uri", Link(context, 0, size));
            json.WriteString("next_page_uri", next);
            json.WriteStartArray("incoming_phone_numbers");
            foreach (var phone in phones)
                WritePhone(json, phone, health: false);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public Task GetHealthAsync(HttpContext context, string sid)
    {
        Check("health");
        if (_phones.FirstOrDefault(phone => phone.Sid == sid) is not { } found)
            return CcmEnvelope.SendErrorAsync(context, 404, 404, 1000, "ExoPhone not found");
        if (options.PhoneShape != "bare")
            return CcmEnvelope.SendPageAsync(context, json => json.WriteNullValue(), json => WriteBlocks(json, [found], health: true));
        context.Items.Remove(SimResponse.XmlItem);
        return SimResponse.SendAsync(context, 200, json => WritePhone(json, found, health: true));
    }

    private string? NextLink(HttpContext context, int page, int size, int count)
    {
        var hasNext = (page + 1) * size < _phones.Count;
        return Fault.Get(context) switch
        {
            "loop-cursor" => Link(context, page, size),
            "trailing-empty-page" when count > 0 => Link(context, page + 1, size),
            "null-text-next" when !hasNext => "null",
            _ => hasNext ? Link(context, page + 1, size) : null,
        };
    }

    /// <summary>As in the real API, links name another host, and their parameters are spelled in another way than documented.</summary>
    private string Link(HttpContext context, int page, int size) =>
        FormattableString.Invariant($"{options.LinkHost}{context.Request.Path}?Page={page}&PageSize={size}");

    private void WriteBlocks(Utf8JsonWriter json, IEnumerable<SimPhone> phones, bool health)
    {
        json.WriteStartArray();
        foreach (var phone in phones)
        {
            json.WriteStartObject();
            json.WriteNumber("code", 200);
            json.WriteNull("error_data");
            json.WriteString("status", "success");
            json.WritePropertyName("data");
            WritePhone(json, phone, health);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WritePhone(Utf8JsonWriter json, SimPhone phone, bool health)
    {
        json.WriteStartObject();
        json.WriteString("sid", phone.Sid);
        json.WriteString("phone_number", phone.Number);
        json.WriteString("friendly_name", phone.Name);
        json.WriteString("account_sid", options.AccountSid);
        json.WriteString("country", "IN");
        json.WriteString("region", "KA");
        json.WriteStartObject("capabilities");
        json.WriteBoolean("voice", true);
        json.WriteBoolean("sms", !phone.IsDown);
        json.WriteEndObject();
        json.WriteString("voice_url", $"http://my.exotel.com/{options.AccountSid}/exoml/start_voice/{phone.FlowId}");
        json.WriteNull("sms_url");
        if (health)
        {
            json.WriteStartObject("connectivity");
            WriteHealth(json, "incoming_call", phone.IsDown);
            WriteHealth(json, "outgoing_call", isDown: false);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteHealth(Utf8JsonWriter json, string name, bool isDown)
    {
        json.WriteStartObject(name);
        json.WriteString("status", isDown ? "major_outage" : "active");
        json.WriteString("last_check_time", options.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:00Z", CultureInfo.InvariantCulture));
        json.WriteString("alternate_exophone", isDown ? _phones[0].Number : null);
        json.WriteEndObject();
    }

    private void Check(string feature)
    {
        if (options.Disabled.Contains(feature))
            throw new SimError(403, "This API is not enabled for the account");
    }

    private static int? Number(IQueryCollection query, params string[] names)
    {
        foreach (var name in names)
            if (int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return number;
        return null;
    }
}
