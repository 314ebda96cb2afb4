using System;
using System.Globalization;
using System.Text;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Responses;

namespace Exotel.Simulator.Listing;

/// <summary>A position in the list: Base64 of <c>epoch,sid</c>.</summary>
internal sealed record Cursor(DateTime Time, string Sid)
{
    private static readonly DateTime Epoch = new(1970, 1, 1);

    public static Cursor From(SimCall call) => new(call.Created, call.Sid);

    public static Cursor? Read(string? text)
    {
        if (text is null)
            return null;
        try
        {
            var parts = Encoding.ASCII.GetString(Convert.FromBase64String(text)).Split(',');
            return new Cursor(Epoch.AddSeconds(long.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture)), parts[1]);
        }
        catch (Exception exception) when (exception is FormatException or IndexOutOfRangeException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new SimError(400, "Invalid parameter: cursor");
        }
    }

    public override string ToString() =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{(long)(Time - Epoch).TotalSeconds},{Sid}")));
}
