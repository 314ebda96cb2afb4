using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Exotel.Browser.Tests;

/// <summary>The accessibility checks of axe-core, which npm brings at the first test that needs them.</summary>
internal static class AxeCore
{
    private const string Package = "axe-core@4.14.1";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task<string?>> Source = new(RestoreAsync);

    /// <summary>The violations of WCAG 2.2 A and AA, one a line; empty where there are none.</summary>
    public static async Task<string> CheckAsync(OpenPage page, bool isMail)
    {
        var source = await Source.Value;
        Assert.SkipWhen(source is null, "npm is missing or could not bring axe-core: the accessibility checks did not run.");
        await page.Page.EvaluateAsync(source!);

        // A mail is a part of the reader's page, which has the landmarks.
        var rules = isMail ? "" : ", 'best-practice'";
        return await page.EvaluateAsync<string>(
            $$"""
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'{{rules}}] })).violations
                .map(found => `${found.id}: ${found.nodes.slice(0, 3).map(node => node.html + ' ' + node.failureSummary).join(' | ')}`).join('\n')
            """);
    }

    private static async Task<string?> RestoreAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "axe");
        var file = Path.Combine(folder, "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(file))
            await InstallAsync(folder);
        return File.Exists(file) ? await File.ReadAllTextAsync(file) : null;
    }

    private static async Task InstallAsync(string folder)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[] { "install", Package, "--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts" })
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            try
            {
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
                await process.WaitForExitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no npm.
        }
    }
}
