using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using Exotel.Calls;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes the ExoPhones of the session's recent calls, most used first, then the others that the session listed.</summary>
public sealed class ExoPhoneCompleter : RecentCallCompleter
{
    private protected override IEnumerable<(string Value, string ToolTip)> GetCandidates(IReadOnlyList<Call> calls, string parameterName)
    {
        var phones = RecentItems<Phone>.Get(Runspace.DefaultRunspace.Events).GetAll().OrderBy(phone => phone.FriendlyName, StringComparer.OrdinalIgnoreCase).ToList();
        var used = calls
            .Where(call => !string.IsNullOrEmpty(call.PhoneNumber))
            .GroupBy(call => call.PhoneNumber!, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .Select(group => (Value: group.Key, Count: group.Count()))
            .ToList();
        var names = phones.ToLookup(phone => PhoneNumberNormalizer.Normalize(phone.PhoneNumber), phone => phone.FriendlyName);
        var known = new HashSet<string?>(used.Select(each => PhoneNumberNormalizer.Normalize(each.Value)));
        return used.Select(each => (each.Value, Describe(each.Value, names[PhoneNumberNormalizer.Normalize(each.Value)].FirstOrDefault()) + $"ExoPhone of {each.Count} of the recent calls"))
            .Concat(phones.Where(phone => !known.Contains(PhoneNumberNormalizer.Normalize(phone.PhoneNumber)))
                .Select(phone => (phone.PhoneNumber!, Describe(phone.PhoneNumber!, phone.FriendlyName) + "ExoPhone of the account")));
    }

    private static string Describe(string number, string? name) => string.IsNullOrEmpty(name) || name == number ? string.Empty : name + ": ";
}
