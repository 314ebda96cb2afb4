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
        (Emails.Count == 0 || Emails.Any(email => HasEmail(user, email))) && (PhoneNumbers.Count == 0 || PhoneNumbers.Any(number => HasNumber(user, number)));

    /// <summary>Returns the e-mail addresses that none of the users has; without any, the numbers.</summary>
    public IEnumerable<string> FindMissing(IReadOnlyList<UsersResponse.Entry> users) => Emails.Count > 0
        ? Emails.Where(email => !users.Any(user => HasEmail(user, email)))
        : PhoneNumbers.Where(number => !users.Any(user => HasNumber(user, number)));

    /// <summary>The message about a value that no user has.</summary>
    public string Describe(string missing) =>
        $"The account has no user with the {(Emails.Count > 0 ? "e-mail address" : "number")} '{missing}'{(Emails.Count > 0 && PhoneNumbers.Count > 0 ? " and one of the numbers" : null)}.";

    private static bool HasEmail(UsersResponse.Entry user, string email) => string.Equals(email.Trim(), user.Email, StringComparison.OrdinalIgnoreCase);

    private static bool HasNumber(UsersResponse.Entry user, string number) =>
        (user.Devices ?? []).Any(device => string.Equals(Normalize(device.Address), Normalize(number), StringComparison.OrdinalIgnoreCase));

    private static string Normalize(string? number) => PhoneNumberNormalizer.Normalize(number?.Trim()) ?? string.Empty;
}
