using System.Collections.Generic;

namespace Exotel.Analytics.Store;

/// <summary>What became of calls that were written.</summary>
/// <param name="New">Calls that the store did not have.</param>
/// <param name="Changed">Calls that it had otherwise.</param>
/// <param name="Unchanged">How many it had as they are.</param>
internal sealed record WriteResult(IReadOnlyList<Call> New, IReadOnlyList<Call> Changed, int Unchanged);
