using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Recordings;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Recordings;

/// <summary>Recordings in folders with long paths, and under names longer than the system accepts.</summary>
public sealed class RecordingPathTests : RecordingSaverTestBase
{
    /// <summary>With .mp3.part.etag it has the 255 characters that a file name can have.</summary>
    private const int LongestSid = 241;

    [Fact]
    public async Task A_recording_is_saved_under_a_path_of_more_than_260_characters()
    {
        var folder = LongFolder.Create(Folder.FullName);
        Sound("0123456789", tag: "\"v1\"");

        await SaveAsync(folder, "a");

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Path.Combine(folder, "a.mp3"), Cancellation));
        Assert.Equal(["a.mp3"], NamesIn(folder));
    }

    [Fact]
    public async Task A_recording_is_resumed_and_replaced_under_a_path_of_more_than_260_characters()
    {
        var folder = LongFolder.Create(Folder.FullName);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.mp3"), "mine", Cancellation);
        Sound("01234", tag: "\"v1\"", length: 10);
        Sound("0123456789", tag: "\"v1\"");

        try
        {
            await SaveAsync(folder, "a", replace: true);
        }
        catch (IOException error) when (Wine.RefusesName(error))
        {
            Assert.Skip(Wine.RefusedName);
        }

        Assert.Equal(["", "bytes=5- if \"v1\""], Answers.Ranges);
        Assert.Equal("0123456789", await File.ReadAllTextAsync(Path.Combine(folder, "a.mp3"), Cancellation));
        Assert.Equal(["a.mp3"], NamesIn(folder));
    }

    [Fact]
    public async Task The_longest_SID_that_makes_valid_file_names_is_saved()
    {
        Sound("x", tag: "\"v1\"");

        await SaveAsync(Folder.FullName, new string('s', LongestSid));

        Assert.Equal([new string('s', LongestSid) + ".mp3"], Files());
    }

    [Theory]
    [InlineData(LongestSid + 1)]
    [InlineData(LongestSid + 6)]
    [InlineData(LongestSid + 11)]
    [InlineData(1000)]
    public async Task A_SID_that_is_too_long_for_a_file_name_is_an_error_of_the_file_and_leaves_nothing(int length)
    {
        Sound("x", tag: "\"v1\"");

        await Assert.ThrowsAnyAsync<IOException>(() => SaveAsync(Folder.FullName, new string('s', length)));

        Assert.Empty(Files());
    }

    private Task<Call> SaveAsync(string folder, string sid, bool replace = false) =>
        new RecordingSaver(Answers.Connect(clock: Clock), replace).SaveAsync(sid, Ended(Plain), new RecordingFile(folder, sid), Cancellation);

    private static string[] NamesIn(string folder) => Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToArray();
}
