using System;
using System.IO;

namespace Exotel.PowerShell.Hosting;

/// <summary>Registers the assembly resolver in the process while any runspace has the module imported.</summary>
internal static class ResolverHook
{
    private static readonly object Sync = new();
    private static ModuleAssemblyResolver? _resolver;
    private static int _importCount;

    public static void Add()
    {
        lock (Sync)
        {
            if (_importCount++ > 0)
                return;
            var folder = Path.GetDirectoryName(typeof(ResolverHook).Assembly.Location)!;
            _resolver = new ModuleAssemblyResolver(folder, Path.Combine(folder, "..", "..", "sqlite", "netstandard2.0"));
            AppDomain.CurrentDomain.AssemblyResolve += _resolver.Resolve;
        }
    }

    public static void Remove()
    {
        lock (Sync)
        {
            if (_importCount == 0 || --_importCount > 0)
                return;
            AppDomain.CurrentDomain.AssemblyResolve -= _resolver!.Resolve;
            _resolver = null;
        }
    }
}
