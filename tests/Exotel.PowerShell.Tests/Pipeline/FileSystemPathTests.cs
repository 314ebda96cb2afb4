using System;
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
    [InlineData(259, true, false)]
    [InlineData(260, true, true)]
    [InlineData(260, false, false)]
    public void A_path_that_Windows_PowerShell_cannot_write_is_named(int length, bool isFramework, bool isProblem)
    {
        var file = new string('f', length);

        var message = FileSystemPath.DescribeLongPath(file, isFramework);

        Assert.Equal(isProblem ? $"Windows PowerShell cannot write '{file}': its path has {length} characters, more than 259. PowerShell 7 can." : null, message);
    }
}
