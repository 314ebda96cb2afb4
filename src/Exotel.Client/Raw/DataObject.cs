using System.Collections.Generic;

namespace Exotel.Raw;

/// <summary>
/// An object of any shape: its names and values in order; names that differ only in case each keep their
/// own value. A value is null, a string, bool, int, long, decimal, double, an object of this kind, or a list of values.
/// </summary>
internal sealed class DataObject : List<KeyValuePair<string, object?>>
{
    public void Add(string name, object? value) => Add(new KeyValuePair<string, object?>(name, value));
}
