using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Exotel.Http;

/// <summary>Builds a percent-encoded query or form body, using the invariant culture.</summary>
internal sealed class QueryStringBuilder
{
    private readonly StringBuilder _text = new();

    public QueryStringBuilder Add(string name, string value)
    {
        if (_text.Length > 0)
            _text.Append('&');
        _text.Append(Encode(name)).Append('=').Append(Encode(value));
        return this;
    }

    public QueryStringBuilder Add(string name, int value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a comma-separated list, unless it is empty.</summary>
    public QueryStringBuilder AddList(string name, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? this : Add(name, string.Join(",", values));

    /// <summary>Percent-encodes everything except letters, digits and <c>-._~</c>; the text can have any length.</summary>
    public static string Encode(string value) => Uri.EscapeDataString(value);

    /// <summary>The query of a link, encoded anew. Links carry characters such as <c>+</c> both bare and percent-encoded; a bare one would be decoded as a space.</summary>
    /// <returns>The query without the question mark; null when the link has none.</returns>
    public static string? From(string link)
    {
        var query = new QueryStringBuilder();
        var question = link.IndexOf('?');
        foreach (var parameter in question < 0 ? [] : link.Substring(question + 1).Split('#')[0].Split('&'))
        {
            var equals = parameter.IndexOf('=');
            if (equals > 0)
                query.Add(Uri.UnescapeDataString(parameter.Substring(0, equals)), Uri.UnescapeDataString(parameter.Substring(equals + 1)));
        }

        return query._text.Length == 0 ? null : query.ToString();
    }

    public override string ToString() => _text.ToString();
}
