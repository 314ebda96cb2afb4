using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Exotel.Soak;

/// <summary>What a soak counted: what was done, the typed errors, and each broken promise. Thread-safe.</summary>
internal sealed class Findings
{
    private const int MaxPrinted = 200;

    private static readonly string[] Broken =
        ["calls lost", "calls repeated", "calls not asked for", "calls out of order", "wrong answers", "untyped exceptions", "unobserved tasks", "rung twice", "callbacks lost", "callbacks repeated"];

    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private int _printed;

    public bool IsSound => Broken.All(name => this[name] == 0);

    public long this[string name] => _counts.GetValueOrDefault(name);

    public void Count(string name, long number = 1) => _counts.AddOrUpdate(name, number, (_, count) => count + number);

    public void Typed(string what, ExotelException error) => Count($"{what} ended in {error.Kind}");

    /// <summary>Counts a broken promise, and describes it.</summary>
    public void Break(string name, string description, long number = 1)
    {
        if (number == 0)
            return;
        Count(name, number);
        if (_printed++ < MaxPrinted)
            Console.WriteLine($"BROKEN: {number.ToString(CultureInfo.InvariantCulture)} {name}: {description}");
    }

    public void Untyped(string what, Exception error) => Break("untyped exceptions", $"{what}: {error}");

    public IEnumerable<string> Lines() => Broken.Select(Line).Concat(_counts.Keys.Except(Broken).Order(StringComparer.Ordinal).Select(Line));

    private string Line(string name) => string.Create(CultureInfo.InvariantCulture, $"{this[name],10:N0}  {name}");
}
