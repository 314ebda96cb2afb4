using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace Exotel.Browser.Tests;

/// <summary>Pictures of reports for people to look at. Runs when asked for: <c>./build.ps1 -Task Screens</c>.</summary>
public sealed class PicturesOfReports(Chromium chromium) : IClassFixture<Chromium>
{
    private const string FolderVariable = "EXOTEL_TEST_PICTURES";

    /// <summary>Each HTML file of the folder, at three widths, in light and dark, as the first screen, and printed.</summary>
    [Fact(Explicit = true)]
    public async Task Are_made_of_each_file_of_the_folder()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.False(string.IsNullOrEmpty(folder), $"{FolderVariable} does not name a folder.");

        foreach (var file in Directory.GetFiles(folder!, "*.html"))
        {
            var html = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            var name = Path.ChangeExtension(file, null);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                foreach (var width in new[] { 390, 768, 1280 })
                {
                    await using var page = await chromium.OpenAsync(html, width, scheme: scheme);
                    await page.Page.ScreenshotAsync(new() { Path = $"{name}-{width}-{scheme}.png", FullPage = true });
                }
            }

            await using var screen = await chromium.OpenAsync(html);
            await screen.Page.ScreenshotAsync(new() { Path = name + ".png" });
            await screen.Page.PdfAsync(new() { Path = name + ".pdf", PreferCSSPageSize = true });
        }
    }
}
