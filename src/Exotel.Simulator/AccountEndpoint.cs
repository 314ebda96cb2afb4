using System.Globalization;
using System.Threading.Tasks;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator;

/// <summary><c>GET /v1/Accounts/{sid}.json</c>: the account itself, and with it, as in the real one, the token.</summary>
internal sealed class AccountEndpoint
{
    private readonly SimulatorOptions _options;

    public AccountEndpoint(SimulatorOptions options) => _options = options;

    public Task HandleAsync(HttpContext context) => SimResponse.SendAsync(context, 200, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("Account");
        json.WriteString("Sid", _options.AccountSid);
        json.WriteString("FriendlyName", _options.AccountSid);
        json.WriteString("AuthToken", _options.ApiToken);
        json.WriteString("Type", "Full");
        json.WriteString("Status", "active");
        json.WriteString("DateCreated", _options.WallClock.AddYears(-3).ToString("yyyy-MM-dd 00:00:00", CultureInfo.InvariantCulture));
        json.WriteString("Uri", "/v1/Accounts/" + _options.AccountSid + ".json");
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
