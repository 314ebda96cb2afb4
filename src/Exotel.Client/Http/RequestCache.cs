using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>Requests each id once, however often it is asked for. A transient failure is requested again. For one consumer.</summary>
internal sealed class RequestCache<T>(Func<string, CancellationToken, Task<T>> fetch)
{
    private readonly Dictionary<string, Task<T>> _requests = new(StringComparer.Ordinal);

    public Task<T> GetAsync(string id, CancellationToken cancellationToken)
    {
        if (_requests.TryGetValue(id, out var known) && !IsWorthRepeating(known))
            return known;
        return _requests[id] = fetch(id, cancellationToken);
    }

    private static bool IsWorthRepeating(Task<T> known) =>
        known.IsCanceled || (known.IsFaulted && known.Exception?.InnerException is ExotelException { IsTransient: true });
}
