using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Exotel.Simulator.Ccm;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Users;

/// <summary><c>GET /v2/accounts/{sid}/users</c>: a page of users.</summary>
internal sealed class UserEndpoint(SimulatorOptions options)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 50;

    private readonly IReadOnlyList<SimUser> _users = SimUser.Create(options.Users);

    public Task HandleAsync(HttpContext context)
    {
        if (options.Disabled.Contains("users"))
            throw new SimError(401, "Authentication failed");

        var query = context.Request.Query;
        var emails = List(query, "email");
        var numbers = List(query, "devices.contact_uri");
        var found = _users
            .Where(user => emails.Count == 0 || emails.Contains(user.Email))
            .Where(user => numbers.Count == 0 || numbers.Contains(user.Phone) || (user.Sip is { } sip && numbers.Contains(sip)))
            .ToList();
        if (found.Count == 0 && options.UserShape == "block")
            return CcmEnvelope.SendErrorAsync(context, 404, 404, 1000, "Users not found");

        var offset = Number(query, "offset") ?? 0;
        var limit = Math.Clamp(Number(query, "limit") ?? DefaultLimit, 1, MaxLimit);
        var page = found.Skip(offset).Take(limit).ToList();
        var fields = List(query, "fields");
        return CcmEnvelope.SendPageAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("total", found.Count);
                json.WriteNumber("count", page.Count);
                json.WriteNumber("offset", offset);
                json.WriteNumber("limit", limit);
                json.WriteEndObject();
            },
            json =>
            {
                if (options.UserShape == "block")
                    WriteBlock(json, page, fields);
                else
                    WriteBlocks(json, page, fields);
            });
    }

    private void WriteBlocks(Utf8JsonWriter json, IEnumerable<SimUser> users, List<string> fields)
    {
        json.WriteStartArray();
        foreach (var user in users)
        {
            WriteStart(json);
            WriteUser(json, user, fields);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteBlock(Utf8JsonWriter json, IEnumerable<SimUser> users, List<string> fields)
    {
        WriteStart(json);
        json.WriteStartArray();
        foreach (var user in users)
            WriteUser(json, user, fields);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStart(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("code", 200);
        json.WriteNull("error_data");
        json.WriteString("status", "success");
        json.WritePropertyName("data");
    }

    private void WriteUser(Utf8JsonWriter json, SimUser user, List<string> fields)
    {
        json.WriteStartObject();
        json.WriteString("id", user.Id);
        json.WriteString("first_name", user.FirstName);
        json.WriteString("last_name", user.LastName);
        json.WriteString("email", user.Email);
        json.WriteString("role", user.Role);
        if (fields.Contains("active_call"))
            json.WriteBoolean("active_call", user.IsOnCall);
        if (fields.Contains("last_login"))
            json.WriteString("last_login", options.Now.AddHours(-user.Index).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        if (fields.Contains("devices"))
        {
            json.WriteStartArray("devices");
            WriteDevice(json, 1, "tel", user.Phone, user.IsAvailable);
            if (user.Sip is { } sip)
                WriteDevice(json, 2, "sip", sip, isAvailable: false);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteDevice(Utf8JsonWriter json, int id, string type, string address, bool isAvailable)
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteString("name", type);
        json.WriteString("contact_uri", address);
        json.WriteString("type", type);
        json.WriteBoolean("available", isAvailable);
        json.WriteBoolean("verified", true);
        json.WriteString("status", "active");
        json.WriteEndObject();
    }

    private static List<string> List(IQueryCollection query, string name) =>
        [.. query[name].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static int? Number(IQueryCollection query, string name) =>
        int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
