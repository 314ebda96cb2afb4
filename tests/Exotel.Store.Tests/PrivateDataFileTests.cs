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
}
