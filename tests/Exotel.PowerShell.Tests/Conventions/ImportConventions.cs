using System;
using System.Linq;
using System.Management.Automation;
using Exotel.PowerShell.Accounts;
using Exotel.PowerShell.Pipeline;
using Xunit;

namespace Exotel.PowerShell.Tests.Conventions;

/// <summary>In PowerShell 7 nothing of ours runs when the module is imported: no thread, no request, no handler can come of it.</summary>
public sealed class ImportConventions
{
    [Theory]
    [InlineData(typeof(ExotelCommand))]
    [InlineData(typeof(Call))]
    [InlineData(typeof(CallMetric))]
    public void No_assembly_has_a_module_initializer(Type type) =>
        Assert.Null(type.Assembly.ManifestModule.GetType("<Module>")?.TypeInitializer);

    [Fact]
    public void No_type_is_called_by_PowerShell_on_import() => Assert.DoesNotContain(
        typeof(ExotelCommand).Assembly.GetTypes(),
        type => typeof(IModuleAssemblyInitializer).IsAssignableFrom(type));

    [Fact]
    public void On_removal_only_the_account_is_disconnected() => Assert.Equal(
        [typeof(AccountCleanup)],
        typeof(ExotelCommand).Assembly.GetTypes().Where(type => typeof(IModuleAssemblyCleanup).IsAssignableFrom(type)));
}
