using System;

namespace Exotel.Http;

/// <summary>One attempt of an operation run by a <see cref="RetryPolicy"/>.</summary>
internal sealed class RetryAttempt
{
    /// <summary>The time that does not count against the retry budget.</summary>
    public TimeSpan Excluded { get; private set; }

    /// <summary>Excludes time from the retry budget: a wait for the rate limit, or time in which the operation made progress.</summary>
    public void ExcludeWait(TimeSpan wait) => Excluded += wait;
}
