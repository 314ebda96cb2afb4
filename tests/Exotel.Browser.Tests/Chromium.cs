using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace Exotel.Browser.Tests;

/// <summary>The Chromium of this machine, started once for all tests. None is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string PathVariable = "EXOTEL_TEST_CHROMIUM";

    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["chrome.exe", "msedge.exe"] : ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    private readonly string _folder = Directory.CreateTempSubdirectory("exotel-report").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string _missing = string.Empty;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } path)
        {
            _missing = $"No Chromium on PATH: this test did not run. {PathVariable} can name one.";
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Opens a page without a network, and records what it asks for and complains about.</summary>
    internal async Task<OpenPage> OpenAsync(string html, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        SkipWithoutBrowser();
        var file = Path.Combine(_folder, Path.GetRandomFileName() + ".html");
        await File.WriteAllTextAsync(file, html);
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, Offline = true });
        var page = new OpenPage(context, await context.NewPageAsync());
        await page.GoAsync(new Uri(file));
        return page;
    }

    [MemberNotNull(nameof(_browser))]
    private void SkipWithoutBrowser()
    {
        Assert.SkipWhen(_browser is null, _missing);
        if (_browser is null)
            throw new InvalidOperationException(_missing);
    }

    private static string? Find() => Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path
        ? path
        : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
