using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel.PowerShell.Profiles;

/// <summary>The content of the profiles file.</summary>
internal sealed record ProfileFile
{
    public const int CurrentVersion = 1;

    public static readonly ProfileFile Empty = new();

    public int Version { get; init; } = CurrentVersion;

    /// <summary>The name of the default profile; null when there is none.</summary>
    public string? Default { get; init; }

    public IReadOnlyList<ProfileEntry> Profiles { get; init; } = [];

    /// <summary>Properties that this version does not know; they are kept.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }

    /// <summary>Finds a profile by name, in any case.</summary>
    public ProfileEntry? Find(string name) => Profiles.FirstOrDefault(profile => profile.HasName(name));

    /// <summary>Finds the profiles whose names match a wildcard pattern; a profile of exactly that name is the only one.</summary>
    /// <exception cref="ExotelException">It is neither a name nor a valid pattern.</exception>
    public IReadOnlyList<ProfileEntry> FindAll(string pattern)
    {
        if (Find(pattern) is { } exact)
            return [exact];
        try
        {
            var wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
            return Profiles.Where(profile => wildcard.IsMatch(profile.Name)).ToList();
        }
        catch (WildcardPatternException error)
        {
            throw new ExotelException(ExotelErrorKind.InvalidRequest, $"'{pattern}' is neither the name of a profile nor a valid wildcard pattern.", error);
        }
    }

    /// <summary>Returns a copy in which the profile is added or replaced.</summary>
    public ProfileFile With(ProfileEntry profile) => this with { Profiles = Except(profile.Name).Append(profile).OrderBy(each => each.Name).ToList() };

    /// <summary>Returns a copy without the profile, which is no longer the default either.</summary>
    public ProfileFile Without(string name) => this with
    {
        Profiles = Except(name).ToList(),
        Default = Find(name) is { } profile && profile.HasName(Default) ? null : Default,
    };

    private IEnumerable<ProfileEntry> Except(string name) => Profiles.Where(profile => !profile.HasName(name));
}
