using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Exotel.PowerShell.Tests.Repository;

/// <summary>The links of a page, and the anchors that GitHub gives its headings.</summary>
internal sealed class MarkdownPage(string path)
{
    private readonly string _text = Regex.Replace(File.ReadAllText(path).ReplaceLineEndings("\n"), @"(?ms)^(```|~~~).*?^\1[ ]*$", string.Empty);

    public IEnumerable<string> Links => Regex.Matches(Regex.Replace(_text, "`[^`\n]*`", "code"), @"\]\(<?([^)\s>]+)>?(?:\s+""[^""]*"")?\)|^\[[^\]]+\]:\s*(\S+)", RegexOptions.Multiline)
        .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value);

    public ISet<string> Anchors
    {
        get
        {
            var seen = new Dictionary<string, int>();
            return Regex.Matches(_text, @"(?m)^#{1,6}\s+(.+?)\s*#*$").Select(match => Numbered(Slug(match.Groups[1].Value), seen)).ToHashSet(StringComparer.Ordinal);
        }
    }

    private static string Slug(string heading) =>
        Regex.Replace(Regex.Replace(heading, @"\[([^\]]*)\]\([^)]*\)", "$1").ToLowerInvariant(), @"[^\p{L}\p{N}\s_-]", string.Empty).Replace(' ', '-');

    private static string Numbered(string slug, Dictionary<string, int> seen)
    {
        var before = seen.GetValueOrDefault(slug);
        seen[slug] = before + 1;
        return before == 0 ? slug : $"{slug}-{before}";
    }
}
