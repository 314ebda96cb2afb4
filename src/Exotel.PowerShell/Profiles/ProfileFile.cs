using System.Collections.Generic;
using System.Linq;

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

    public ProfileEntry? Find(string name) => Profiles.FirstOrDefault(entry => entry.IsNamed(name));

    public ProfileFile With(ProfileEntry entry) => this with { Profiles = Others(entry.Name).Append(entry).OrderBy(each => each.Name).ToList() };

    public ProfileFile Without(string name) => this with
    {
        Profiles = Others(name).ToList(),
        Default = Find(name) is { } entry && entry.IsNamed(Default) ? null : Default,
    };

    private IEnumerable<ProfileEntry> Others(string name) => Profiles.Where(entry => !entry.IsNamed(name));
}
