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
            _resolver = new ModuleAssemblyResolver(Path.GetDirectoryName(typeof(ResolverHook).Assembly.Location)!);
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
