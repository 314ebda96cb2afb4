using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Answers to a list of ids in which some may stand more than once: each is asked once, and given as often as it stands there.</summary>
internal sealed class DistinctRequests<T>
{
    private readonly Func<Task<T>> _next;
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<T>> _kept = new(StringComparer.Ordinal);

    /// <param name="ids">The ids, in order, with repetitions.</param>
    /// <param name="open">Takes the ids without repetitions and gives what answers them one after the other, in that order.</param>
    public DistinctRequests(IEnumerable<string> ids, Func<IReadOnlyList<string>, Func<Task<T>>> open)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var distinct = new List<string>();
        foreach (var id in ids)
        {
            if (seen.Add(id))
                distinct.Add(id);
            else
                _repeated.Add(id);
        }

        _next = open(distinct);
    }

    /// <summary>The answer to the next id of the list.</summary>
    public Task<T> Next(string id)
    {
        if (_kept.TryGetValue(id, out var known))
            return known;
        var answer = _next();
        if (_repeated.Contains(id))
            _kept.Add(id, answer);
        return answer;
    }
}
