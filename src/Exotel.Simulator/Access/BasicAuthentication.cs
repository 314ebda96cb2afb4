using System;
using System.Net.Http.Headers;
using System.Text;
using Exotel.Simulator.Configuration;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Access;

/// <summary>Reads and checks the Basic credentials of a request: the user name is the API key, the password the API token.</summary>
internal static class BasicAuthentication
{
    /// <summary>The credentials of a request; null when it has none or they cannot be parsed.</summary>
    public static (string User, string Password)? Read(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || header.Scheme != "Basic")
            return null;

        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(header.Parameter ?? string.Empty));
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            return colon < 0 ? null : (text[..colon], text[(colon + 1)..]);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static bool IsAuthenticated(HttpRequest request, SimulatorOptions options) => Read(request) == (options.ApiKey, options.ApiToken);
}
