using System;
using System.Linq;
using Exotel.PowerShell.Pipeline;
using Xunit;

namespace Exotel.PowerShell.Tests.Pipeline;

/// <summary>What is said of paths that cannot be used.</summary>
public sealed class FileSystemPathTests
{
    [Theory]
    [InlineData(247, true)]
    [InlineData(300, false)]
    public void A_missing_folder_is_named(int length, bool isFramework)
    {
        var folder = new string('f', length);

        Assert.Equal($"The folder '{folder}' does not exist.", FileSystemPath.DescribeMissingFolder(folder, isFramework));
    }

    [Fact]
    public void A_folder_that_Windows_PowerShell_does_not_see_may_have_too_long_a_path()
    {
        var message = FileSystemPath.DescribeMissingFolder(new string('f', 248), isFramework: true);

        Assert.Contains("248 characters, more than 247", message, StringComparison.Ordinal);
        Assert.Contains("PowerShell 7 can", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/report.html", "/")]
    [InlineData("/reports/daily.html", "/reports")]
    [InlineData("/reports//daily.html", "/reports/")]
    public void The_folder_of_a_file_is_all_before_its_name(string file, string folder) => Assert.Equal(folder, FileSystemPath.GetFolder(file));

    [Fact]
    public void The_folder_of_a_file_on_Windows_keeps_the_separator_of_a_drive()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "The separators are those of the system.");

        Assert.Equal(@"C:\", FileSystemPath.GetFolder(@"C:\report.html"));
        Assert.Equal(@"C:\reports", FileSystemPath.GetFolder(@"C:\reports\daily.html"));
        Assert.Equal(@"\\server\share", FileSystemPath.GetFolder(@"\\server\share\report.html"));
    }

    [Fact]
    public void The_folder_of_a_file_may_have_any_length()
    {
        var folder = "/" + string.Join('/', Enumerable.Repeat(new string('f', 100), 20));

        Assert.Equal(folder, FileSystemPath.GetFolder(folder + "/report.html"));
    }
}
