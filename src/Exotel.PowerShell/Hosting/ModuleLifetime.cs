using System.Management.Automation;

namespace Exotel.PowerShell.Hosting;

/// <summary>What PowerShell calls when it imports and removes the module.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Lets the module find the assemblies it ships.</summary>
    public void OnImport() => ResolverHook.Add();

    /// <summary>Takes that back.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => ResolverHook.Remove();
}
