using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace Exotel;

/// <summary>The legs of a callback: a list in a script, a single text in a CSV file.</summary>
public sealed class CallbackLegs : ReadOnlyCollection<CallbackLeg>
{
    internal CallbackLegs(IList<CallbackLeg> legs)
        : base(legs)
    {
    }

    /// <summary>The legs as compact JSON.</summary>
    /// <returns>A JSON array.</returns>
    public override string ToString() => "[" + string.Join(",", this) + "]";
}
