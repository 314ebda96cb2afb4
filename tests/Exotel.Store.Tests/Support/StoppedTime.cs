using System;

namespace Exotel.Store.Tests.Support;

/// <summary>The time at which it was made: no call ends between a synchronization and what a test expects of it.</summary>
internal sealed class StoppedTime : TimeProvider
{
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => _now;
}
