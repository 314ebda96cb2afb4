using System;
using System.IO;

namespace Exotel.PowerShell.Hosting;

/// <summary>Has the process ask the module's resolver for as long as any runspace has the module.</summary>
internal static class ResolverHook
{
    private static readonly object Sync = new();
    private static ModuleAssemblyResolver? _resolver;
    private static int _imports;

    public static void Add()
    {
        lock (Sync)
        {
            if (_imports++ > 0)
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
            if (_imports == 0 || --_imports > 0)
                return;
            AppDomain.CurrentDomain.AssemblyResolve -= _resolver!.Resolve;
            _resolver = null;
        }
    }
}
