namespace Exotel.Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Ours">The module.</param>
/// <param name="Other">What it is held against.</param>
/// <param name="Result">The one in terms of the other.</param>
/// <param name="Target">What was wished for.</param>
/// <param name="IsMet">Whether it was reached; null where nothing was wished for or nothing was measured.</param>
internal sealed record Row(string What, string Ours, string Other, string Result, string Target, bool? IsMet)
{
    public string Verdict => IsMet switch { true => "yes", false => "**no**", null => "" };

    public static Row NoShell(string what, string target) => new(what, "", "", "not measured: no pwsh", target, null);
}
