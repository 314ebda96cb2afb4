using System;
using System.Linq;
using Exotel.Http;
using Exotel.Raw;

namespace Exotel.PowerShell.Pipeline;

/// <summary>The query of a request for the debug stream, without secrets.</summary>
internal static class RedactedQuery
{
    private const string Hidden = "[hidden]";

    /// <summary>Returns the query with its question mark; an empty string when there is none.</summary>
    public static string From(ApiRequest request, SecretRedactor redactor)
    {
        if (request.Query.Length == 0)
            return string.Empty;
        return "?" + (request.HasSignature ? Hidden : redactor.Redact(string.Join("&", request.Query.Split('&').Select(Redact))));
    }

    private static string Redact(string field)
    {
        var end = field.IndexOf('=');
        return end > 0 && SensitiveFieldNames.Contains(Uri.UnescapeDataString(field.Substring(0, end))) ? field.Substring(0, end + 1) + Hidden : field;
    }
}
