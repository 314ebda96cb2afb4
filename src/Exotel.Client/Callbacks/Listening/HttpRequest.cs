using System;
using System.Collections.Generic;

namespace Exotel.Callbacks.Listening;

/// <summary>The head of a request.</summary>
internal sealed class HttpRequest
{
    private readonly Dictionary<string, string> _headers;

    public HttpRequest(string method, string target, bool isHttp10, Dictionary<string, string> headers)
    {
        _headers = headers;
        Method = method;
        IsHttp10 = isHttp10;
        var question = target.IndexOf('?');
        Path = question < 0 ? target : target.Substring(0, question);
        Query = question < 0 ? string.Empty : target.Substring(question + 1);
    }

    public string Method { get; }

    public string Path { get; }

    /// <summary>The query without the question mark.</summary>
    public string Query { get; }

    public bool IsHttp10 { get; }

    public string? this[string header] => _headers.TryGetValue(header, out var value) ? value : null;

    /// <summary>Whether the sender keeps the connection open for further requests.</summary>
    public bool KeepsAlive => IsHttp10 ? Has("Connection", "keep-alive") : !Has("Connection", "close");

    /// <summary>Whether the sender waits for 100 Continue before it sends the body.</summary>
    public bool ExpectsContinue => !IsHttp10 && Has("Expect", "100-continue");

    private bool Has(string header, string token) => this[header] is { } value && value.IndexOf(token, StringComparison.OrdinalIgnoreCase) >= 0;
}
