using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Exotel.PowerShell.Tests.PublicApi;

/// <summary>What others rely on changes only when somebody means it to: it is listed in a file that is reviewed.</summary>
public sealed class PublicApiTests
{
    private const string Accept = "EXOTEL_ACCEPT_API";

    [Fact]
    public void The_public_API_of_the_client_equals_the_approved_list() => Compare("Exotel.Client.txt", AssemblyText.From(typeof(Call).Assembly));

    [Fact]
    public void The_public_API_of_the_figures_equals_the_approved_list() => Compare("Exotel.Analytics.txt", AssemblyText.From(typeof(CallMetric).Assembly));

    [Fact]
    public void The_parameters_of_the_cmdlets_equal_the_approved_list() => Compare("Exotel.PowerShell.txt", CmdletText.All());

    private static void Compare(string name, IEnumerable<string> actual)
    {
        var file = Path.Combine(RepositoryPaths.Root, "tests", "Exotel.PowerShell.Tests", "PublicApi", name);
        var lines = Named(actual).ToList();
        if (Environment.GetEnvironmentVariable(Accept) == "1")
            File.WriteAllText(file, string.Join('\n', lines.Select(line => line.Text)) + "\n");

        var listed = Named(File.ReadAllLines(file)).ToList();
        var differences = listed.Except(lines).Select(line => "- " + line.Full).Concat(lines.Except(listed).Select(line => "+ " + line.Full)).ToList();
        Assert.True(differences.Count == 0, $"""
            The public API is not what {name} lists:
            {string.Join(Environment.NewLine, differences)}
            If this is meant: {Accept}=1 dotnet test tests/Exotel.PowerShell.Tests --filter PublicApi
            and commit the file, with a line in CHANGELOG.md.
            """);
    }

    /// <summary>Each line with the type or cmdlet that it belongs to.</summary>
    private static IEnumerable<(string Text, string Full)> Named(IEnumerable<string> lines)
    {
        var owner = string.Empty;
        foreach (var line in lines)
        {
            var isMember = line.StartsWith(' ');
            owner = isMember ? owner : line;
            yield return (line, isMember ? $"{owner} /{line[1..]}" : line);
        }
    }
}
