using System;
using System.IO;
using Exotel.Analytics.Store;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>Who can read the file of a store.</summary>
public sealed class PrivateDataFileTests : IDisposable
{
    private const string User = "S-1-5-21-1-2-3-1001";

    private readonly TempStore _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void On_Windows_the_user_has_access_by_SID_also_to_what_was_made_elevated() => Assert.Equal($"D:P(A;;FA;;;{User})(A;;FA;;;SY)", PrivateDataFile.Describe(User));

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
