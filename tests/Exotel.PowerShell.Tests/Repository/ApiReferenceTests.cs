using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Exotel.PowerShell.Tests.Repository;

/// <summary>Sources that name the API document name a heading that it has.</summary>
public sealed class ApiReferenceTests
{
    private static readonly string[] Required =
    [
        "hosts-authentication-format", "place-a-call", "one-call", "many-calls", "numbers", "legs", "call-details-v2-v3", "callbacks", "errors", "recordings", "exophones-users",
    ];

    private static readonly MarkdownPage Document = new(Path.Combine(RepositoryPaths.Root, "docs", "api.md"));

    public static TheoryData<string> Projects => [.. Directory.EnumerateDirectories(Path.Combine(RepositoryPaths.Root, "src")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_document_has_the_headings_that_sources_may_name() => Assert.Empty(Required.Except(Document.Anchors));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Each_mention_of_the_API_document_leads_to_a_heading(string project) => Assert.Empty(
        from line in Lines(project)
        from problem in Problems(line.Text)
        select $"{line.Place}: {problem}");

    [Theory]
    [InlineData("/// Source: docs/api.md#no-such-heading.", "no-such-heading")]
    [InlineData("/// Source: docs/api.md, the part on errors.", "without a heading")]
    [InlineData("/// Source: API page, section 3.", "API page")]
    public void A_mention_that_leads_nowhere_is_found(string text, string problem) => Assert.Contains(problem, Assert.Single(Problems(text)), StringComparison.Ordinal);

    private static IEnumerable<string> Problems(string text)
    {
        if (text.Contains("API page", StringComparison.Ordinal))
            yield return "names an API page that is not in the repository; write docs/api.md#heading";
        foreach (Match mention in Regex.Matches(text, @"docs/api\.md(#(?<anchor>[\w-]+))?"))
        {
            if (!mention.Groups["anchor"].Success)
                yield return "names docs/api.md without a heading";
            else if (!Document.Anchors.Contains(mention.Groups["anchor"].Value))
                yield return $"docs/api.md has no heading {mention.Groups["anchor"].Value}";
        }
    }

    private static IEnumerable<(string Place, string Text)> Lines(string project) =>
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "src", project), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(RepositoryPaths.Root, file).Replace('\\', '/')
        where path.Split('/')[2] is not ("bin" or "obj")
        from line in File.ReadLines(file).Select((text, index) => (Place: $"{path}:{index + 1}", text))
        select line;
}
