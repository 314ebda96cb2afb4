using System;

namespace Exotel;

/// <summary>A user of the account: an agent, a supervisor or an administrator. Null means that Exotel returned no value. Source: docs/api.md#exophones-users.</summary>
public sealed class User
{
    internal User()
    {
    }

    /// <summary>The ID.</summary>
    public string? Id { get; internal init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; internal init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; internal init; }

    /// <summary>The e-mail address, with which the user signs in to the dashboard.</summary>
    public string? Email { get; internal init; }

    /// <summary><c>admin</c>, <c>supervisor</c>, <c>user</c>, or a newer value.</summary>
    public string? Role { get; internal init; }

    /// <summary>The number of the user's phone; the one that is available, where there are several.</summary>
    public string? PhoneNumber { get; internal init; }

    /// <summary>The SIP address of the user.</summary>
    public string? SipUri { get; internal init; }

    /// <summary>Whether one of the user's devices is available; null when unknown.</summary>
    public bool? Available { get; internal init; }

    /// <summary>The SID of the user's call in progress, or <c>true</c> where Exotel does not name it; null when there is none.</summary>
    public string? ActiveCall { get; internal init; }

    /// <summary>When the user last signed in to the dashboard.</summary>
    public DateTimeOffset? LastLogin { get; internal init; }

    /// <summary>First and last name, as one; null when there is neither.</summary>
    internal string? FullName => (FirstName + " " + LastName).Trim() is { Length: > 0 } name ? name : null;

    /// <summary>The ID.</summary>
    /// <returns>The ID, or the e-mail address where there is none.</returns>
    public override string ToString() => Id ?? Email ?? string.Empty;
}
