using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Exotel.DesktopHost;

/// <summary>The module in its folder. There is no System.Management.Automation here, so only what does without it is used.</summary>
internal sealed class StagedModule
{
    private readonly string _folder;
    private readonly string[] _names;
    private readonly Report _report;

    public StagedModule(string folder, Report report)
    {
        _folder = folder;
        _names = Directory.GetFiles(folder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)!).ToArray();
        _report = report;
        AppDomain.CurrentDomain.AssemblyResolve += Note;
    }

    public void Import(CommandLineOptions wishes)
    {
        var cmdlets = Assembly.LoadFrom(Path.Combine(_folder, "Exotel.PowerShell.dll"));
        if (!wishes.NoResolver)
            cmdlets.GetType("Exotel.PowerShell.Hosting.ResolverHook", throwOnError: true)!.GetMethod("Add")!.Invoke(null, null);

        var path = Path.Combine(_folder, "Exotel.Client.dll");
        var client = wishes.Alone ? Assembly.LoadFile(path) : Assembly.LoadFrom(path);

        // This program stands where cmdlets stand, but does not lie beside the client.
        AppDomain.CurrentDomain.AssemblyResolve += (_, question) => question.Name == client.FullName ? client : null;
    }

    /// <summary>Writes which copies of the shipped assemblies the process has.</summary>
    public void WriteAssemblies()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(one => !one.IsDynamic && _names.Contains(one.GetName().Name)))
            _report.Write("assembly", assembly.GetName().Name, assembly.GetName().Version.ToString(), assembly.Location);
    }

    /// <summary>Writes who could not find a shipped assembly by itself.</summary>
    private Assembly? Note(object? sender, ResolveEventArgs question)
    {
        var name = new AssemblyName(question.Name);
        if (_names.Contains(name.Name))
            _report.Write("asked", name.Name, name.Version?.ToString(), question.RequestingAssembly?.Location);
        return null;
    }
}
