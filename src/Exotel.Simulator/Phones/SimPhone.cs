using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Exotel.Simulator.Calls;

namespace Exotel.Simulator.Phones;

/// <summary>An ExoPhone. The second one is down.</summary>
/// <param name="Sid">The ID, which differs from the number.</param>
/// <param name="Number">The number.</param>
/// <param name="Name">The name; the number where nobody named it.</param>
internal sealed record SimPhone(string Sid, string Number, string Name)
{
    private static readonly string[] Names = ["Sales Bengaluru", "Support Bengaluru", "Sales Mumbai", "Sales Chennai"];

    public bool IsDown { get; private init; }

    public string FlowId { get; private init; } = string.Empty;

    public static IReadOnlyList<SimPhone> Create(int count) => [.. Enumerable.Range(0, count).Select(FromIndex)];

    private static SimPhone FromIndex(int index)
    {
        var number = index < CallGenerator.ExoPhones.Length
            ? CallGenerator.ExoPhones[index]
            : "+918045" + (600000 + index).ToString(CultureInfo.InvariantCulture);
        var sid = "0113958" + (1000 + index).ToString(CultureInfo.InvariantCulture);
        return new SimPhone(sid, number, index < Names.Length ? Names[index] : number)
        {
            IsDown = index == 1,
            FlowId = (20000 + index).ToString(CultureInfo.InvariantCulture),
        };
    }
}
