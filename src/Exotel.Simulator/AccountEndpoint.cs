using System.Globalization;
using System.Threading.Tasks;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator;

/// <summary><c>GET /v1/Accounts/{sid}.json</c>: the account. As in the real API, the response includes the token.</summary>
internal sealed class AccountEndpoint(SimulatorOptions options)
{
    public Task HandleAsync(HttpContext context) => SimResponse.SendAsync(context, 200, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("Account");
        json.WriteString("Sid", options.AccountSid);
        json.WriteString("FriendlyName", options.AccountSid);
        json.WriteString("AuthToken", options.ApiToken);
        json.WriteString("Type", "Full");
        json.WriteString("Status", "active");
        json.WriteString("DateCreated", options.LocalNow.AddYears(-3).ToString("yyyy-MM-dd 00:00:00", CultureInfo.InvariantCulture));
        json.WriteString("Uri", "/v1/Accounts/" + options.AccountSid + ".json");
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
