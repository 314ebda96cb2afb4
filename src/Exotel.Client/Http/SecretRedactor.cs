using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Exotel.Http;

/// <summary>
/// Takes an account's credential out of what others say: a gateway's error page may repeat the request it was sent, header
/// and all. Key, token and header are found whole, percent-encoded and in base64, the header also when it is cut short.
/// </summary>
internal sealed class SecretRedactor
{
    private const string Instead = "[hidden]";

    /// <summary>A shorter text is in too many words to be told from them, and no secret.</summary>
    private const int LeastLength = 4;

    /// <summary>So many characters of base64 are no chance meeting.</summary>
    private const int Telling = 8;

    private readonly Lazy<Regex?> _secrets;

    public SecretRedactor(Account account) => _secrets = new Lazy<Regex?>(() => PatternOf(account));

    /// <summary>The words without the credential.</summary>
    public string? Text(string? words, string instead = Instead) => words is null || _secrets.Value is not { } secrets ? words : secrets.Replace(words, instead);

    /// <summary>The cause, unless its words have the credential in them.</summary>
    public Exception? Cause(Exception cause) => _secrets.Value?.IsMatch(cause.ToString()) == true ? null : cause;

    private static Regex? PatternOf(Account account)
    {
        var credential = account.Credential;
        var patterns = Whole(credential.Token).Concat(Encoded(credential.Key + ":" + credential.Token)).Concat(Encoded(credential.Token));
        if (!string.Equals(credential.Key, account.AccountSid, StringComparison.Ordinal))
            patterns = patterns.Concat(Whole(credential.Key));
        var pattern = string.Join("|", patterns.Distinct().OrderByDescending(each => each.Length));
        return pattern.Length == 0 ? null : new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static string[] Whole(string secret) =>
        secret.Length < LeastLength ? Array.Empty<string>() : new[] { Regex.Escape(secret), Regex.Escape(QueryStringBuilder.Encode(secret)) };

    private static IEnumerable<string> Encoded(string secret)
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('=');
        if (base64.Length >= Telling)
            yield return Regex.Escape(base64.Substring(0, Telling)) + "[A-Za-z0-9+/=_-]*";
    }
}
