using System;
using Exotel.PowerShell.Secrets;
using Xunit;

namespace Exotel.PowerShell.Tests.Secrets;

/// <summary>Who can read the files of the module on Windows.</summary>
public sealed class WindowsAclTests
{
    private const string User = "S-1-5-21-1-2-3-1001";

    [Fact]
    public void Access_is_given_to_the_user_by_SID_and_to_the_system() =>
        Assert.Equal($"D:P(A;OICI;FA;;;{User})(A;OICI;FA;;;SY)", WindowsAcl.Describe(User));

    [Fact]
    public void Access_does_not_depend_on_the_owner_which_is_the_Administrators_group_after_elevation()
    {
        Assert.DoesNotContain(";OW)", WindowsAcl.Describe(User), StringComparison.Ordinal);
        Assert.DoesNotContain(";CO)", WindowsAcl.Describe(User), StringComparison.Ordinal);
    }
}
