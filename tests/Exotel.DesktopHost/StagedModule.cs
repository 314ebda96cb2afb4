using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Exotel.DesktopHost;

/// <summary>The staged module. Only the parts that do not need System.Management.Automation are used, which is not available here.</summary>
internal sealed class StagedModule
{
    private readonly string _folder;
    private readonly string[] _names;
    private readonly Report _report;

    public StagedModule(string folder, Report report)
    {
        _folder = folder;
        _names = [.. Directory.GetFiles(folder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)!)];
        _report = report;
        AppDomain.CurrentDomain.AssemblyResolve += ReportRequest;
    }

    public void Import(CommandLineOptions options)
    {
        var cmdlets = Assembly.LoadFrom(Path.Combine(_folder, "Exotel.PowerShell.dll"));
        if (!options.NoResolver)
            cmdlets.GetType("Exotel.PowerShell.Hosting.ResolverHook", throwOnError: true)!.GetMethod("Add")!.Invoke(null, null);

        var path = Path.Combine(_folder, "Exotel.Client.dll");
        var client = options.Alone ? Assembly.LoadFile(path) : Assembly.LoadFrom(path);

        // The cmdlets find the client and the store in their own folder; this program is in another folder.
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
            request.Name == client.FullName ? client :
            new AssemblyName(request.Name).Name == "Exotel.Analytics" ? Assembly.LoadFrom(Path.Combine(_folder, "Exotel.Analytics.dll")) : null;
    }

    /// <summary>Reports the copies of the shipped assemblies that are loaded.</summary>
    public void WriteAssemblies()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(candidate => !candidate.IsDynamic && _names.Contains(candidate.GetName().Name)))
            _report.Write("assembly", assembly.GetName().Name, assembly.GetName().Version.ToString(), assembly.Location);
    }

    /// <summary>Reports the shipped assemblies that the runtime does not find, and the assembly that requests them.</summary>
    private Assembly? ReportRequest(object? sender, ResolveEventArgs request)
    {
        var name = new AssemblyName(request.Name);
        if (_names.Contains(name.Name))
            _report.Write("asked", name.Name, name.Version?.ToString(), request.RequestingAssembly?.Location);
        return null;
    }
}
