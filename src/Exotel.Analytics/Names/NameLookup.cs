using System;
using System.Collections.Generic;
using Exotel.Calls;

namespace Exotel.Analytics.Names;

/// <summary>The names of ExoPhones and agents by their numbers, in whatever spelling. Where there is no name, the number stands for it.</summary>
internal sealed class NameLookup
{
    private readonly Dictionary<string, string> _exoPhones = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _agents = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the name of an ExoPhone in place of an earlier one.</summary>
    public void AddExoPhone(string? number, string? name) => Add(_exoPhones, number, name);

    /// <summary>Adds the name of an agent, whose number may be a SIP address, in place of an earlier one.</summary>
    public void AddAgent(string? number, string? name) => Add(_agents, number, name);

    /// <summary>Adds all names of another lookup in place of those that this one has.</summary>
    public void AddAll(NameLookup others)
    {
        foreach (var entry in others._exoPhones)
            _exoPhones[entry.Key] = entry.Value;
        foreach (var entry in others._agents)
            _agents[entry.Key] = entry.Value;
    }

    /// <returns>The name, or the number where there is none; null for no number.</returns>
    public string? GetExoPhoneName(string? number) => Get(_exoPhones, number);

    /// <returns>The name, or the number where there is none; null for no number.</returns>
    public string? GetAgentName(string? number) => Get(_agents, number);

    /// <summary>Exotel names an ExoPhone by its number until the account gives it a name.</summary>
    private static void Add(Dictionary<string, string> names, string? number, string? name)
    {
        if (PhoneNumberNormalizer.Normalize(number?.Trim()) is { } key && name?.Trim() is { Length: > 0 } text && PhoneNumberNormalizer.Normalize(text) != key)
            names[key] = text;
    }

    private static string? Get(Dictionary<string, string> names, string? number) =>
        PhoneNumberNormalizer.Normalize(number) is { } key && names.TryGetValue(key, out var name) ? name : number;
}
