using System;

namespace Exotel;

/// <summary>A stretch of the account's clock, both ends included, to the second.</summary>
internal readonly struct CallWindow
{
    public CallWindow(DateTime since, DateTime until)
    {
        Since = since;
        Until = until;
    }

    public DateTime Since { get; }

    public DateTime Until { get; }

    public override string ToString() => FormattableString.Invariant($"{Since:yyyy-MM-dd HH:mm:ss} to {Until:yyyy-MM-dd HH:mm:ss}");
}
