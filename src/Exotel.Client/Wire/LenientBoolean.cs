namespace Exotel.Wire;

/// <summary>Parses the spellings of a yes or no that the API uses.</summary>
internal static class LenientBoolean
{
    /// <returns>True or false; null when the text is neither.</returns>
    public static bool? Parse(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "1" => true,
        "FALSE" or "NO" or "N" or "0" => false,
        _ => null,
    };
}
