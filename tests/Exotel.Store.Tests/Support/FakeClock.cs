using System;
using Exotel.Pacing;

namespace Exotel.Store.Tests.Support;

internal sealed class FakeClock(DateTimeOffset now) : Clock
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset UtcNow => Now;

    public override TimeSpan Elapsed => Now - DateTimeOffset.UnixEpoch;
}
