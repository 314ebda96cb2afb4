using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Exotel.Http;

/// <summary>
/// Removes an account's credential from text of other origin: the error page of a gateway may repeat the request, including its
/// headers. Key, token and header are found verbatim, percent-encoded and in Base64, the header also when it is truncated.
/// </summary>
internal sealed class SecretRedactor(Account account)
{
    private const string DefaultReplacement = "[hidden]";

    /// <summary>Minimum length of a secret; a shorter text occurs in too many words.</summary>
    private const int MinSecretLength = 4;

    /// <summary>Minimum Base64 prefix; a shorter match could be coincidence.</summary>
    private const int MinBase64Prefix = 8;

    private readonly Lazy<Regex?> _pattern = new(() => CreatePattern(account));

    /// <summary>The text without the credential.</summary>
    public string? Redact(string? text, string replacement = DefaultReplacement) => text is null || _pattern.Value is not { } pattern ? text : pattern.Replace(text, replacement);

    /// <summary>The exception; null when its text contains the credential.</summary>
    public Exception? SafeCause(Exception cause) => _pattern.Value?.IsMatch(cause.ToString()) == true ? null : cause;

    private static Regex? CreatePattern(Account account)
    {
        var credential = account.Credential;
        var patterns = Verbatim(credential.Token).Concat(Base64(credential.Key + ":" + credential.Token)).Concat(Base64(credential.Token));
        if (!string.Equals(credential.Key, account.AccountSid, StringComparison.Ordinal))
            patterns = patterns.Concat(Verbatim(credential.Key));
        var pattern = string.Join("|", patterns.Distinct().OrderByDescending(each => each.Length));
        return pattern.Length == 0 ? null : new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static string[] Verbatim(string secret) =>
        secret.Length < MinSecretLength ? [] : [Regex.Escape(secret), Regex.Escape(QueryStringBuilder.Encode(secret))];

    private static IEnumerable<string> Base64(string secret)
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('=');
        if (base64.Length >= MinBase64Prefix)
            yield return Regex.Escape(base64.Substring(0, MinBase64Prefix)) + "[A-Za-z0-9+/=_-]*";
    }
}
