using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Exotel.PowerShell.Tests.Repository;

/// <summary>Nothing that looks like a secret is in the tree. What only looks like one is named here, with its reason.</summary>
public sealed class SecretTests
{
    private static readonly (string Name, Regex Pattern)[] Looks =
    [
        ("private key", new("-----BEGIN [A-Z ]*PRIVATE KEY-----")),
        ("AWS key", new(@"\b(AKIA|ASIA)[0-9A-Z]{16}\b")),
        ("GitHub token", new(@"\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})\b")),
        ("JSON web token", new(@"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}")),
        ("credentials in a URL", new(@"https?://[^\s/:@""'<>`$|{}]+:[^\s/@""'<>`$|{}]+@[\w.-]+")),
        ("Basic credentials", new(@"\bBasic\s+(?<value>[A-Za-z0-9+/]{12,}={0,2})")),
        // The commit of an action in a workflow is none.
        ("hexadecimal token", new(@"(?<!uses: [\w./-]+@)(?<![0-9A-Za-z])(?!(.)\1+\b)(?!0123456789)[0-9a-f]{32,}(?![0-9A-Za-z])", RegexOptions.IgnoreCase)),
        ("assigned secret", new(@"(?i)\b(api[_-]?token|api[_-]?key|password|auth[_-]?token|client[_-]?secret)\b[""']?\s*[:=]\s*[""'](?<value>(?=[^""']*\d)[A-Za-z0-9+/_=-]{16,})[""']")),
    ];

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        // SIDs of calls in the samples of Exotel's documentation.
        "06caf2045009d50fbb1da5b5926d2e2f",
        "492205107c5fb48f4ac25d1f77759339",
        "b6cfaf5f5cef3ca0fc937749ef960e25",
        "b6cfaf5f5cef3ca0fc937749ef96d245",
        "c5797dcbaaeed7678c4062a4a3ed2f8a",
        "faf6d9fd87eb4dd6aef3967c40e369ed",

        // SIDs that our pages use; the tests put a simulator's in their place.
        "19c4e8a07d3b42f5b6a1e2d9c8f70b3a",
        "7a2f5c0d9be14e6fa83d1b4c6e0f1a5b",

        // Credentials that nobody has, for the tests that see them refused or kept.
        "http://me:hush@proxy.example",
        "https://key:hush-token@api.exotel.com",
        "key-in-a-table-0077",
        "key-of-a-test-0042",
    };

    public static TheoryData<string, string> Fakes => new()
    {
        { "private key", "-----BEGIN RSA PRIVATE" + " KEY-----" },
        { "AWS key", "key = AKIA" + "ABCDEFGHIJKLMNOP" },
        { "GitHub token", "ghp_" + new string('a', 36) },
        { "JSON web token", "eyJhbGciOiJIUzI1" + ".eyJzdWIiOiIxMjM0" + ".SflKxwRJSMeKKF2QT4" },
        { "credentials in a URL", "https://abcdef:ghijkl" + "@api.exotel.com/v1" },
        { "Basic credentials", "Authorization: Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("somekey:sometoken")) },
        { "hexadecimal token", "token " + string.Concat(Enumerable.Repeat("0a1b2c3d", 6)) },
        { "assigned secret", "api_token = \"" + new string('x', 20) + "7\"" },
    };

    [Theory]
    [MemberData(nameof(Fakes))]
    public void Would_be_seen(string name, string text) => Assert.Contains(Found(text), found => found.Name == name);

    [Fact]
    public async Task There_is_none_in_the_tree()
    {
        var found = new List<string>();
        // A database is binary: its pages are not text that anybody could have pasted a secret into.
        foreach (var file in (await TrackedFiles.ListAsync()).Where(file => !file.EndsWith(".db", StringComparison.Ordinal)))
        {
            var lines = await File.ReadAllLinesAsync(Path.Combine(RepositoryPaths.Root, file), TestContext.Current.CancellationToken);
            for (var line = 0; line < lines.Length; line++)
                found.AddRange(Found(lines[line]).Select(look => $"{file}:{line + 1} {look.Name}: {look.Value[..Math.Min(8, look.Value.Length)]}..."));
        }

        Assert.True(found.Count == 0, "These look like secrets. Take them out, or - only if they are made up - name them in SecretTests." + Environment.NewLine + string.Join(Environment.NewLine, found));
    }

    private static IEnumerable<(string Name, string Value)> Found(string text) =>
        from look in Looks
        from match in look.Pattern.Matches(text)
        let value = match.Groups["value"] is { Success: true } part ? part.Value : match.Value
        where !Known.Contains(value) && (look.Name != "Basic credentials" || IsPair(value))
        select (look.Name, value);

    /// <summary>As in a header: name and password with a colon between, in base 64.</summary>
    private static bool IsPair(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && bytes.AsSpan(0, length).Contains((byte)':');
    }
}
