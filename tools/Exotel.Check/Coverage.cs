using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace Exotel.Check;

/// <summary>How much of an assembly the tests cover, in percent.</summary>
internal sealed record Coverage(double Lines, double Branches)
{
    /// <summary>The lowest of the reports that contain the assembly; 0 when none does.</summary>
    public static Coverage Read(string assembly, IEnumerable<string> files)
    {
        var packages = files.SelectMany(file => XDocument.Load(file).Descendants("package")).Where(package => package.Attribute("name")?.Value == assembly).ToList();
        return packages.Count == 0 ? new(0, 0) : new(packages.Min(package => Percent(package, "line-rate")), packages.Min(package => Percent(package, "branch-rate")));
    }

    private static double Percent(XElement package, string rate) => 100 * double.Parse(package.Attribute(rate)!.Value, CultureInfo.InvariantCulture);
}
