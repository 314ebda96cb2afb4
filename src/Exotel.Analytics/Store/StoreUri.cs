using System;

namespace Exotel.Analytics.Store;

/// <summary>Shortens the path of a call that is spelled as usual: it repeats the account and the SID.</summary>
internal static class StoreUri
{
    /// <summary>Exotel's empty text is null, so this cannot be a path that was sent.</summary>
    private const string Usual = "";

    public static string? Shorten(string account, Call call) =>
        string.Equals(call.Uri, UsualUri(account, call.Sid), StringComparison.Ordinal) ? Usual : call.Uri;

    public static string? Restore(string? stored, string? account, string? sid) => stored?.Length == 0 ? UsualUri(account, sid) : stored;

    private static string UsualUri(string? account, string? sid) => $"/v1/Accounts/{account}/Calls/{sid}.json";
}
