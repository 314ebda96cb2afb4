using System;
using System.Globalization;
using System.Text;
using Exotel.Accounts;

namespace Exotel.Callbacks;

/// <summary>Turns the body of a callback, or the query of a Passthru request, into a <see cref="Callback"/>. Nothing in it is evaluated.</summary>
internal static class CallbackParser
{
    /// <param name="body">The body as text.</param>
    /// <param name="contentType">What is said of the body; null when nothing is.</param>
    /// <param name="zone">The zone of times that come without one.</param>
    /// <param name="receivedAt">When it came.</param>
    /// <exception cref="ExotelException">It is no callback; the message says why.</exception>
    public static Callback Parse(string body, string? contentType, AccountTimeZone zone, DateTimeOffset receivedAt)
    {
        try
        {
            var fields = CallbackBody.Read(Clean(body), contentType);
            return fields.Peek("call_details") is { Length: > 0 } details && details[0] == '{'
                ? CcmCallbackMapper.ToCallback(fields, details, zone, receivedAt)
                : CallbackMapper.ToCallback(fields, zone, receivedAt);
        }
        catch (FormatException error)
        {
            throw CallbackErrors.Invalid(error.Message, body, error);
        }
    }

    /// <exception cref="FormatException">There is none, or it is none.</exception>
    public static string ValidSid(string? sid) => sid switch
    {
        null => throw new FormatException("it has no CallSid"),
        { Length: > CallbackLimits.SidLength } => throw new FormatException("its CallSid is too long to be one"),
        _ => sid,
    };

    /// <summary>The text with halves of surrogate pairs replaced, which JSON readers take amiss.</summary>
    private static string Clean(string body)
    {
        if (Encoding.UTF8.GetByteCount(body) > CallbackLimits.BodyBytes)
            throw new FormatException(string.Format(CultureInfo.InvariantCulture, "it is larger than {0} bytes", CallbackLimits.BodyBytes));
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(body));
    }
}
