using System.Management.Automation;

namespace Exotel.PowerShell.Hosting;

/// <summary>Runs when the module is imported and removed.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Registers the assembly resolver.</summary>
    public void OnImport() => ResolverHook.Add();

    /// <summary>Unregisters the assembly resolver.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => ResolverHook.Remove();
}
