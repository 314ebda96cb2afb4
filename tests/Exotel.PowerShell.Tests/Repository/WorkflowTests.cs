using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Exotel.PowerShell.Tests.Repository;

/// <summary>What the workflows of the repository may do, and with what.</summary>
public sealed class WorkflowTests
{
    private static string Folder => Path.Combine(RepositoryPaths.Root, ".github", "workflows");

    public static TheoryData<string> Files => new(Directory.EnumerateFiles(Folder, "*.yml").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Actions_are_pinned_by_commit(string file) => Assert.All(Read(file).Actions, action => Assert.Matches("^[^@]+@[0-9a-f]{40}$", action));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_job_ends_after_a_while(string file) => Assert.All(Read(file).Jobs, job => Assert.InRange(Workflow.TimeoutMinutes(job.Value) ?? 0, 1, 90));

    [Theory]
    [MemberData(nameof(Files))]
    public void Jobs_may_only_read_unless_they_say_why(string file)
    {
        Assert.Equal("contents: read", string.Join(", ", Read(file).Permissions.Select(each => $"{each.Key}: {each.Value}")));
        Assert.True(Read(file).HasConcurrencyGroup, "It has no concurrency group.");
    }

    [Fact]
    public void Only_the_release_writes_and_each_of_its_jobs_one_thing()
    {
        var writing = Directory.EnumerateFiles(Folder).SelectMany(file => Read(Path.GetFileName(file)).Jobs.Select(job => (Path.GetFileName(file), job.Key, Permissions: Workflow.ReadPermissions(job.Value))))
            .Where(job => job.Permissions is not null)
            .ToDictionary(job => $"{job.Item1}/{job.Key}", job => string.Join(" ", job.Permissions!.Where(each => each.Value == "write").Select(each => each.Key)));

        Assert.Equal(2, writing.Count);
        Assert.Equal("id-token attestations", writing["release.yml/package"]);
        Assert.Equal("contents", writing["release.yml/github"]);
    }

    [Fact]
    public void The_key_of_the_gallery_is_used_behind_an_approval_only()
    {
        foreach (var file in Directory.EnumerateFiles(Folder))
            foreach (var (name, job) in Read(Path.GetFileName(file)).Jobs)
            {
                var secrets = Workflow.Steps(job).SelectMany(step => Regex.Matches(Workflow.Find(step, "env")?.ToString() ?? string.Empty, @"secrets\.(\w+)")).Select(match => match.Groups[1].Value).ToList();
                Assert.True(secrets.Count == 0 || Workflow.Find(job, "environment") is not null, $"{name} uses {string.Join(", ", secrets)} without an environment.");
            }

        Assert.Equal("powershell-gallery", Workflow.Find(Read("release.yml").Jobs["gallery"], "environment")?.ToString());
    }

    [Fact]
    public void The_suites_run_in_each_supported_PowerShell_on_its_systems()
    {
        var shells = (YamlDotNet.RepresentationModel.YamlSequenceNode)Workflow.Find(Read("ci.yml").Jobs["shells"], "strategy", "matrix", "include")!;

        Assert.Equal(
            [
                "macos-latest 7.4", "macos-latest 7.6", "ubuntu-latest 7.4", "ubuntu-latest 7.6", "windows-latest 5.1", "windows-latest 7.4", "windows-latest 7.6",
            ],
            shells.Select(shell => $"{Workflow.Find(shell, "os")} {Workflow.Find(shell, "version")?.ToString() ?? "5.1"}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_runtime_of_each_PowerShell_is_installed()
    {
        var setup = Workflow.Steps(Read("ci.yml").Jobs["shells"]).Single(step => Workflow.Find(step, "uses")?.ToString().StartsWith("actions/setup-dotnet", StringComparison.Ordinal) == true);

        Assert.Equal("8.0.x 10.0.x", string.Join(' ', Workflow.Find(setup, "with", "dotnet-version")!.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("- uses: actions/checkout@v4", "actions/checkout@v4")]
    [InlineData("- run: echo", null)]
    public void The_actions_of_a_job_are_found(string step, string? action) =>
        Assert.Equal(action, new Workflow(new StringReader($"jobs:\n  a:\n    steps:\n      {step}\n")).Actions.SingleOrDefault());

    private static Workflow Read(string file)
    {
        using var reader = File.OpenText(Path.Combine(Folder, file));
        return new(reader);
    }
}
