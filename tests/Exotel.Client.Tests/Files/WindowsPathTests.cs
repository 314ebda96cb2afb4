using Exotel.Files;
using Xunit;

namespace Exotel.Tests.Files;

/// <summary>The rules of Windows for paths, on every system.</summary>
public sealed class WindowsPathTests
{
    private static readonly string Long = new('a', 251);

    [Fact]
    public void A_path_of_260_characters_gets_the_prefix_that_all_functions_of_Windows_accept()
    {
        Assert.Equal(@"\\?\C:\files\" + Long, WindowsPath.AddPrefix(@"C:\files\" + Long));
        Assert.Equal(@"\\?\UNC\server\share\" + Long, WindowsPath.AddPrefix(@"\\server\share\" + Long));
    }

    [Fact]
    public void A_shorter_path_and_one_with_a_prefix_stay_as_they_are()
    {
        foreach (var path in new[] { @"C:\calls.db", @"\\server\share\calls.db", @"\\?\C:\files\" + Long, @"\\.\C:\files\" + Long })
            Assert.Equal(path, WindowsPath.AddPrefix(path));
    }

    [Fact]
    public void The_names_that_are_made_from_a_path_count_as_well()
    {
        var path = @"C:\" + new string('a', 249);

        Assert.Equal(path, WindowsPath.AddPrefix(path, suffixLength: 7));
        Assert.Equal(@"\\?\" + path, WindowsPath.AddPrefix(path, suffixLength: 8));
    }

    [Theory]
    [InlineData(@"C:\files", true)]
    [InlineData("C:/files", true)]
    [InlineData(@"\\server\share\files", true)]
    [InlineData(@"\\?\C:\files", true)]
    [InlineData(@"\files", false)]
    [InlineData("/files", false)]
    [InlineData("C:files", false)]
    [InlineData("C:", false)]
    [InlineData("files", false)]
    [InlineData(@".\files", false)]
    [InlineData("~/files", false)]
    [InlineData("", false)]
    public void A_path_is_full_when_neither_the_current_folder_nor_the_current_drive_matters(string path, bool isFull) => Assert.Equal(isFull, WindowsPath.IsFull(path));

    [Theory]
    [InlineData("nul")]
    [InlineData("NUL.html")]
    [InlineData("Con.tar.gz")]
    [InlineData("aux ")]
    [InlineData("prn :x")]
    [InlineData("COM1.db")]
    [InlineData("lpt9")]
    [InlineData("COM\u00B9")]
    [InlineData("conin$")]
    [InlineData("CONOUT$.db")]
    public void A_device_is_known_by_its_name_with_any_extension(string name) => Assert.True(WindowsPath.IsDevice(name));

    [Theory]
    [InlineData("null")]
    [InlineData("console.db")]
    [InlineData("com.db")]
    [InlineData("com10")]
    [InlineData("comx")]
    [InlineData("my nul")]
    [InlineData("calls.nul")]
    [InlineData("")]
    public void Other_names_are_no_devices(string name) => Assert.False(WindowsPath.IsDevice(name));

    [Theory]
    [InlineData(@"C:\reports\nul.html", "device")]
    [InlineData("C:/reports/nul.html", "device")]
    [InlineData(@"C:\reports\week.html:x", "stream")]
    [InlineData(@"C:\reports\a:", "stream")]
    [InlineData(@"C:\con\week.html", null)]
    [InlineData(@"C:\reports\week.html", null)]
    [InlineData(@"\\?\C:\week.html", null)]
    [InlineData(@"C:\", null)]
    [InlineData("C:", null)]
    public void The_name_of_a_device_or_of_a_stream_in_a_file_is_not_the_name_of_a_file(string path, string? problem)
    {
        if (problem is null)
            Assert.Null(WindowsPath.DescribeProblem(path));
        else
            Assert.Contains(problem, WindowsPath.DescribeProblem(path), System.StringComparison.Ordinal);
    }
}
