using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.PowerShell.Tests.Architecture;

/// <summary>Layers of folders, the uppermost first. A folder may use its own layer and those below it; a subfolder belongs to the layer of its parent.</summary>
internal sealed class FolderLayers(params string[][] layers)
{
    /// <summary>The layer of all folders that are not named.</summary>
    private const string Others = "*";

    /// <summary>What is not named is a resource, such as Calls or Numbers.</summary>
    public static FolderLayers Client { get; } = new([""], [Others], ["Wire"], ["Http"], ["Pacing"], ["Accounts"], ["Files"]);

    public static FolderLayers PowerShell { get; } = new([""], ["Commands"], ["Pipeline"], ["Accounts", "Completion", "Parameters", "Rows", "Serialization"], ["Profiles"], ["Secrets"], ["Extensions"]);

    public IEnumerable<string> Unknown(IEnumerable<string> folders) => folders.Where(folder => LayerOf(folder) < 0);

    public IEnumerable<FolderReference> Upward(IEnumerable<FolderReference> references) =>
        references.Where(reference => LayerOf(reference.ToFolder) < LayerOf(reference.FromFolder));

    private int LayerOf(string folder)
    {
        var named = Array.FindIndex(layers, layer => layer.Contains(folder.Split('/')[0]));
        return named >= 0 ? named : Array.FindIndex(layers, layer => layer.Contains(Others));
    }
}
