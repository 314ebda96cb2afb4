using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Exotel.PowerShell.Tests.Repository;

/// <summary>A reader of the repository can follow every link that stays in it.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Pages => new(Directory.EnumerateFiles(RepositoryPaths.Root, "*.md")
        .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "docs"), "*.md", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(RepositoryPaths.Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Lead_somewhere(string page)
    {
        var path = Path.Combine(RepositoryPaths.Root, page);

        Assert.DoesNotContain(new MarkdownPage(path).Links, link => !Exists(path, link));
    }

    [Fact]
    public void Every_page_can_be_reached_from_the_README()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        Visit(Path.Combine(RepositoryPaths.Root, "README.md"), reached);

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "docs"), "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".help.txt", StringComparison.Ordinal))
            .Where(file => !reached.Contains(Path.GetFullPath(file))));
    }

    [Theory]
    [InlineData("docs/guides/credentials.md", true)]
    [InlineData("docs/guides/no-such-guide.md", false)]
    [InlineData("CHANGELOG.md#accounts", true)]
    [InlineData("#quick-start", true)]
    [InlineData("#no-such-heading", false)]
    [InlineData("../outside-the-repository", false)]
    public void Are_told_from_those_that_lead_nowhere(string link, bool exists) =>
        Assert.Equal(exists, Exists(Path.Combine(RepositoryPaths.Root, "README.md"), link));

    private static void Visit(string page, HashSet<string> reached)
    {
        if (!reached.Add(Path.GetFullPath(page)) || !page.EndsWith(".md", StringComparison.Ordinal))
            return;
        foreach (var link in new MarkdownPage(page).Links.Select(link => link.Split('#')[0]).Where(link => link.Length > 0 && !link.Contains(':', StringComparison.Ordinal)))
            if (Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(link)) is var target && File.Exists(target))
                Visit(target, reached);
    }

    private static bool Exists(string page, string link)
    {
        if (Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto")
            return true;

        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0])));
        if (!target.StartsWith(RepositoryPaths.Root, StringComparison.Ordinal) || !Path.Exists(target))
            return false;
        return parts.Length == 1 || new MarkdownPage(target).Anchors.Contains(parts[1]);
    }
}
