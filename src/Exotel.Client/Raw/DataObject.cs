using System.Collections.Generic;

namespace Exotel.Raw;

/// <summary>
/// An object of which nothing is known but its names and values, in their order; of names that differ in case only, each keeps its
/// own. A value is null, a text, a bool, an int, a long, a decimal, a double, an object of this kind, or a list of values.
/// </summary>
internal sealed class DataObject : List<KeyValuePair<string, object?>>
{
    public void Add(string name, object? value) => Add(new KeyValuePair<string, object?>(name, value));
}
