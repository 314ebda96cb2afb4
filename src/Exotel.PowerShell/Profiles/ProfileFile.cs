using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel.PowerShell.Profiles;

/// <summary>The profiles file as one value.</summary>
internal sealed record ProfileFile
{
    public const int KnownVersion = 1;

    public static readonly ProfileFile Empty = new();

    public int Version { get; init; } = KnownVersion;

    /// <summary>The name of the default profile; null when there is none.</summary>
    public string? Default { get; init; }

    public IReadOnlyList<ProfileEntry> Profiles { get; init; } = new List<ProfileEntry>();

    /// <summary>What another version of the module, or the user, wrote beside it.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }

    public ProfileEntry? Find(string name) => Profiles.FirstOrDefault(entry => entry.IsNamed(name));

    public ProfileFile With(ProfileEntry entry) => this with { Profiles = Except(entry.Name).Append(entry).OrderBy(each => each.Name).ToList() };

    public ProfileFile Without(string name) => this with
    {
        Profiles = Except(name).ToList(),
        Default = Find(name) is { } entry && entry.IsNamed(Default) ? null : Default,
    };

    private IEnumerable<ProfileEntry> Except(string name) => Profiles.Where(entry => !entry.IsNamed(name));
}
