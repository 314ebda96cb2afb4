using System;
using Exotel.Pacing;

namespace Exotel.Store.Tests.Support;

/// <summary>A clock that is set wrong, and can be set at any moment.</summary>
internal sealed class OffsetClock : Clock
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset UtcNow => base.UtcNow + Offset;
}
