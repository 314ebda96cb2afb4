using System.Linq;
using Xunit;

namespace Exotel.PowerShell.Tests.Architecture;

/// <summary>The search for cycles finds them; otherwise the tests of the assemblies would prove nothing.</summary>
public sealed class FolderCyclesTests
{
    [Fact]
    public void A_pair_of_folders_that_use_each_other_is_a_cycle_and_names_both_types() =>
        Assert.Equal(["Calls -> Http: Caller uses Sender", "Http -> Calls: Sender uses Caller"], Cycles(
            new("Calls", "Caller", "Http", "Sender"),
            new("Http", "Sender", "Calls", "Caller"),
            new("Http", "Sender", "Accounts", "Account")));

    [Fact]
    public void A_cycle_through_a_third_folder_is_found() =>
        Assert.Equal(["A -> B: Ta uses Tb", "B -> C: Tb uses Tc", "C -> A: Tc uses Ta"], Cycles(new("A", "Ta", "B", "Tb"), new("B", "Tb", "C", "Tc"), new("C", "Tc", "A", "Ta")));

    [Fact]
    public void References_in_one_direction_are_no_cycle() =>
        Assert.Empty(Cycles(new("A", "Ta", "B", "Tb"), new("A", "Ta", "C", "Tc"), new("B", "Tb", "C", "Tc")));

    private static string[] Cycles(params FolderReference[] references) => [.. FolderCycles.Find(references).Select(reference => reference.ToString())];
}
