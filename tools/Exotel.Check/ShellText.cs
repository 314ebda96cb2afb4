using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Check;

/// <summary>Writes commands for a POSIX shell.</summary>
internal static class ShellText
{
    /// <summary>A command whose words the shell takes as they are.</summary>
    public static string Command(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    private static string Quote(string word) => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
