using System;
using Exotel.Files;
using Xunit;

namespace Exotel.Tests.Files;

/// <summary>Who can read the files of the module on Windows.</summary>
public sealed class WindowsAclTests
{
    private const string User = "S-1-5-21-1-2-3-1001";

    [Fact]
    public void Access_to_a_folder_and_what_is_in_it_is_given_to_the_user_by_SID_and_to_the_system() =>
        Assert.Equal($"D:P(A;OICI;FA;;;{User})(A;OICI;FA;;;SY)", WindowsAcl.DescribeFolder(User));

    [Fact]
    public void Access_to_a_file_is_given_to_the_user_by_SID_and_to_the_system() =>
        Assert.Equal($"D:P(A;;FA;;;{User})(A;;FA;;;SY)", WindowsAcl.DescribeFile(User));

    [Fact]
    public void Access_does_not_depend_on_the_owner_which_is_the_Administrators_group_after_elevation()
    {
        foreach (var list in new[] { WindowsAcl.DescribeFile(User), WindowsAcl.DescribeFolder(User) })
        {
            Assert.DoesNotContain(";OW)", list, StringComparison.Ordinal);
            Assert.DoesNotContain(";CO)", list, StringComparison.Ordinal);
        }
    }
}
