using System;
using System.Globalization;

namespace Exotel.Simulator.Responses;

/// <summary>Times as v1 writes and reads them: local to the account, without an offset.</summary>
internal static class LocalTime
{
    public const string Format = "yyyy-MM-dd HH:mm:ss";

    public static string FormatLocalTime(this DateTime time) => time.ToString(Format, CultureInfo.InvariantCulture);
}
