namespace Exotel.Http;

/// <summary>The error codes of v2 and v3. Source: docs/api.md#errors.</summary>
internal static class CcmErrorCodes
{
    /// <summary>v3: the legs of a call were not found. Returned with status 500, although it is not a server error.</summary>
    public const string LegsNotFound = "10743";

    /// <summary>The HTTP status of a code whose meaning is documented; null for other codes, which are seen but documented nowhere.</summary>
    public static int? StatusOf(string? code) => code switch
    {
        "1010" => 401,
        "1017" or LegsNotFound or "10744" => 404,
        "10706" => 409,
        "10724" => 429,
        "10715" => 500,
        _ => null,
    };
}
