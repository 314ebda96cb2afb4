namespace Exotel.Benchmarks;

/// <summary>A row of the table.</summary>
/// <param name="Title">What was measured.</param>
/// <param name="Module">The figure of the module.</param>
/// <param name="Baseline">The figure that it is compared with.</param>
/// <param name="Result">The comparison of the two.</param>
/// <param name="Target">The target for the result.</param>
/// <param name="IsMet">Whether the target was met; null without a target or a measurement.</param>
internal sealed record Row(string Title, string Module, string Baseline, string Result, string Target, bool? IsMet)
{
    public string Verdict => IsMet switch { true => "yes", false => "**no**", null => "" };

    public static Row NotMeasured(string title, string target) => new(title, "", "", "not measured: no pwsh", target, null);
}
