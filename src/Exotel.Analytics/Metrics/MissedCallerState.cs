using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Metrics;

/// <summary>The words of <see cref="MissedCaller.State"/>.</summary>
internal static class MissedCallerState
{
    /// <summary>Nobody has called back since the customer's last call.</summary>
    public const string Waiting = nameof(Waiting);

    /// <summary>The last attempt was a call back, which was not answered.</summary>
    public const string Attempted = nameof(Attempted);

    /// <summary>The customer answered a call back.</summary>
    public const string Reached = nameof(Reached);

    /// <summary>A later call of the customer was answered.</summary>
    public const string CameThrough = nameof(CameThrough);

    /// <summary>The states of customers who have not been spoken to.</summary>
    public static IReadOnlyList<string> Open { get; } = [Waiting, Attempted];

    public static IReadOnlyList<string> All { get; } = [Waiting, Attempted, Reached, CameThrough];

    /// <summary>The states that the words name, in any case.</summary>
    public static IReadOnlyList<string> Parse(IEnumerable<string> words) =>
        [.. All.Where(state => words.Contains(state, StringComparer.OrdinalIgnoreCase))];
}
