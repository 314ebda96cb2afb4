using System.Collections.Generic;
using System.IO;
using System.Linq;
using YamlDotNet.RepresentationModel;

namespace Exotel.PowerShell.Tests.Repository;

/// <summary>A workflow of GitHub Actions.</summary>
internal sealed class Workflow
{
    private readonly YamlMappingNode _root;

    public Workflow(TextReader text)
    {
        var stream = new YamlStream();
        stream.Load(text);
        _root = (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    /// <summary>The permissions of jobs that name none.</summary>
    public IReadOnlyDictionary<string, string> Permissions => ReadPermissions(_root) ?? new Dictionary<string, string> { ["*"] = "write" };

    public bool HasConcurrencyGroup => Find(_root, "concurrency", "group") is not null;

    /// <summary>The jobs that run steps, by name. A job that calls another workflow has none.</summary>
    public IReadOnlyDictionary<string, YamlMappingNode> Jobs => ((YamlMappingNode)_root.Children["jobs"]).Children
        .Where(job => Find(job.Value, "steps") is not null)
        .ToDictionary(job => job.Key.ToString(), job => (YamlMappingNode)job.Value);

    /// <summary>The actions that the steps use, such as <c>actions/checkout@v4</c>.</summary>
    public IEnumerable<string> Actions => Jobs.Values.SelectMany(Steps).Select(step => Find(step, "uses")?.ToString()).OfType<string>();

    public static IEnumerable<YamlNode> Steps(YamlMappingNode job) => (YamlSequenceNode)job.Children["steps"];

    public static int? TimeoutMinutes(YamlMappingNode job) => int.TryParse(Find(job, "timeout-minutes")?.ToString(), out var minutes) ? minutes : null;

    public static IReadOnlyDictionary<string, string>? ReadPermissions(YamlMappingNode owner) =>
        (Find(owner, "permissions") as YamlMappingNode)?.Children.ToDictionary(each => each.Key.ToString(), each => each.Value.ToString());

    /// <summary>The node under these keys; null when there is none.</summary>
    public static YamlNode? Find(YamlNode node, params string[] keys) =>
        keys.Aggregate((YamlNode?)node, (found, key) => found is YamlMappingNode map && map.Children.TryGetValue(key, out var child) ? child : null);
}
