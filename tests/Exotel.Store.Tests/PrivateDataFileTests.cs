using System;
using System.IO;
using Exotel.Analytics.Store;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>Who can read the file of a store.</summary>
public sealed class PrivateDataFileTests : IDisposable
{
    private readonly TempStore _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_new_file_can_be_opened_again_written_and_deleted_by_its_user()
    {
        using (PrivateDataFile.Open(_temp.Path, FileMode.CreateNew, FileShare.None))
        {
        }

        File.WriteAllText(_temp.Path, "text");

        Assert.Equal("text", File.ReadAllText(_temp.Path));
        File.Delete(_temp.Path);
    }

    [Fact]
    public void A_file_that_cannot_be_made_private_is_not_left_for_the_next_run_to_use()
    {
        Assert.Throws<IOException>(() => PrivateDataFile.Open(_temp.Path, FileMode.OpenOrCreate, FileShare.None, _ => throw new IOException("no access lists here")));

        Assert.False(File.Exists(_temp.Path));
    }

    [Fact]
    public void The_access_to_a_file_that_exists_is_not_changed()
    {
        File.WriteAllText(_temp.Path, "text");

        using (PrivateDataFile.Open(_temp.Path, FileMode.OpenOrCreate, FileShare.None, _ => throw new IOException("called")))
        {
        }

        Assert.Equal("text", File.ReadAllText(_temp.Path));
    }
}
