using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Pacing;

namespace Exotel.Store.Tests.Support;

/// <summary>The time of the machine; waits end at once.</summary>
internal sealed class PromptClock : Clock
{
    public override Task Delay(TimeSpan delay, CancellationToken cancellationToken) => Task.CompletedTask;
}
