using System;
using System.Globalization;
using System.Text;
using Exotel.Accounts;

namespace Exotel.Callbacks;

/// <summary>Parses the body of a callback, or the query of a Passthru request. Its content is never evaluated.</summary>
internal static class CallbackParser
{
    /// <param name="body">The body as text.</param>
    /// <param name="contentType">The content type; null when unknown.</param>
    /// <param name="zone">The time zone of times without an offset.</param>
    /// <param name="receivedAt">When the callback was received.</param>
    /// <exception cref="ExotelException">The body is not a valid callback; the message tells the reason.</exception>
    public static Callback Parse(string body, string? contentType, AccountTimeZone zone, DateTimeOffset receivedAt)
    {
        try
        {
            var fields = CallbackBody.Read(ReplaceUnpairedSurrogates(body), contentType);
            if (HeartbeatMapper.IsHeartbeat(fields))
                return HeartbeatMapper.ToCallback(fields, zone, receivedAt);
            return fields.Peek("call_details") is { Length: > 0 } details && details[0] == '{'
                ? CcmCallbackMapper.ToCallback(fields, details, zone, receivedAt)
                : CallbackMapper.ToCallback(fields, zone, receivedAt);
        }
        catch (FormatException error)
        {
            throw CallbackErrors.Invalid(error.Message, body, error);
        }
    }

    /// <exception cref="FormatException">The SID is missing or invalid.</exception>
    public static string ValidSid(string? sid) => sid switch
    {
        null => throw new FormatException("it has no CallSid"),
        { Length: > CallbackLimits.SidLength } => throw new FormatException("its CallSid is too long"),
        _ => sid,
    };

    /// <summary>Replaces unpaired surrogates, which JSON readers reject.</summary>
    private static string ReplaceUnpairedSurrogates(string body)
    {
        if (Encoding.UTF8.GetByteCount(body) > CallbackLimits.BodyBytes)
            throw new FormatException(string.Format(CultureInfo.InvariantCulture, "it is larger than {0} bytes", CallbackLimits.BodyBytes));
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(body));
    }
}
