using System.Threading.Tasks;
using Xunit;

namespace Exotel.PowerShell.Tests.Pester;

/// <summary>One half of the Pester files.</summary>
public sealed class PesterShardA(ITestOutputHelper output) : PesterSuites(output)
{
    public static TheoryData<string> Files => Deal(0);

    [Theory]
    [MemberData(nameof(Files))]
    public Task The_suite_passes(string file) => RunAsync(file);
}
