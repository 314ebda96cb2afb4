using System;
using System.IO;
using System.Text;
using Exotel.Files;
using Xunit;

namespace Exotel.Tests.Files;

/// <summary>Files and folders that only the user can read.</summary>
public sealed class PrivateFileTests : IDisposable
{
    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("exotel-private-");

    public void Dispose() => _temp.Delete(recursive: true);

    [Fact]
    public void A_folder_and_its_files_can_have_paths_of_more_than_260_characters()
    {
        var folder = LongFolder.Describe(_temp.FullName);
        var file = Path.Combine(folder, "profiles.json");

        PrivateFile.CreateFolder(folder);
        PrivateFile.Write(file, Encoding.UTF8.GetBytes("old"));
        try
        {
            PrivateFile.Write(file, Encoding.UTF8.GetBytes("new"));
        }
        catch (IOException error) when (Wine.RefusesName(error))
        {
            Assert.Skip(Wine.RefusedName);
        }

        Assert.Equal("new", Encoding.UTF8.GetString(PrivateFile.Read(file)!));
        Assert.Equal([file], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_private_is_not_left_for_the_next_attempt_to_use()
    {
        var folder = Path.Combine(_temp.FullName, "config");

        Assert.Throws<IOException>(() => PrivateFile.CreateFolder(folder, _ => throw new IOException("no access lists here")));

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void What_another_process_puts_into_such_a_folder_meanwhile_is_kept_and_the_reason_is_told()
    {
        var folder = Path.Combine(_temp.FullName, "config");

        var error = Assert.Throws<IOException>(() => PrivateFile.CreateFolder(folder, path =>
        {
            File.WriteAllText(Path.Combine(path, "theirs"), "text");
            throw new IOException("no access lists here");
        }));

        Assert.Equal("no access lists here", error.Message);
        Assert.Equal("text", File.ReadAllText(Path.Combine(folder, "theirs")));
    }
}
