using System;
using System.Collections.Generic;

namespace Exotel.Callbacks.Listening;

/// <summary>The head of a request.</summary>
internal sealed class HttpRequest
{
    private readonly Dictionary<string, string> _headers;

    public HttpRequest(string method, string target, bool isOld, Dictionary<string, string> headers)
    {
        _headers = headers;
        Method = method;
        IsOld = isOld;
        var question = target.IndexOf('?');
        Path = question < 0 ? target : target.Substring(0, question);
        Query = question < 0 ? string.Empty : target.Substring(question + 1);
    }

    public string Method { get; }

    public string Path { get; }

    /// <summary>What follows the question mark.</summary>
    public string Query { get; }

    /// <summary>Whether it is HTTP/1.0.</summary>
    public bool IsOld { get; }

    public string? this[string header] => _headers.TryGetValue(header, out var value) ? value : null;

    /// <summary>Whether the sender means to send more on the same connection.</summary>
    public bool KeepsAlive => IsOld ? Has("Connection", "keep-alive") : !Has("Connection", "close");

    /// <summary>Whether the sender waits for a word before it sends the body.</summary>
    public bool WaitsToSend => !IsOld && Has("Expect", "100-continue");

    private bool Has(string header, string word) => this[header] is { } value && value.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
