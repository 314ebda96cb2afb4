using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Calls;
using Exotel.Http;

namespace Exotel.Users;

/// <summary>Which users to list; all without a filter.</summary>
internal sealed record UserQuery
{
    /// <summary>E-mail addresses; users with any of them are listed.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Numbers in any spelling, or SIP addresses; users with any of them are listed.</summary>
    public IReadOnlyList<string> PhoneNumbers { get; init; } = [];

    public bool HasFilters => Emails.Count + PhoneNumbers.Count > 0;

    /// <summary>The encoded query of a page. Exotel compares numbers in their international form.</summary>
    public string ToQuery(int offset, int limit) => new QueryStringBuilder()
        .Add("fields", "devices,active_call,last_login")
        .AddList("email", [.. Emails.Select(email => email.Trim())])
        .AddList("devices.contact_uri", [.. PhoneNumbers.Select(Normalize)])
        .Add("offset", offset)
        .Add("limit", limit)
        .ToString();

    /// <summary>Whether a user is one of those that were asked for: a filter that the server does not know must not widen the list.</summary>
    public bool Matches(UsersResponse.Entry user) =>
        (Emails.Count == 0 || Emails.Any(email => string.Equals(email.Trim(), user.Email, StringComparison.OrdinalIgnoreCase)))
        && (PhoneNumbers.Count == 0 || PhoneNumbers.Select(Normalize).Intersect((user.Devices ?? []).Select(device => Normalize(device.Address)), StringComparer.OrdinalIgnoreCase).Any());

    private static string Normalize(string? number) => PhoneNumberNormalizer.Normalize(number?.Trim()) ?? string.Empty;
}
