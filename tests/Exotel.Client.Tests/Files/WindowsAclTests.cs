using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using Exotel.Files;
using Xunit;

namespace Exotel.Tests.Files;

/// <summary>Who can read the files of the module on Windows.</summary>
public sealed class WindowsAclTests : IDisposable
{
    private const string User = "S-1-5-21-1-2-3-1001";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("exotel-acl-");

    public void Dispose() => _folder.Delete(recursive: true);

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

    [Fact]
    public void The_user_is_that_of_the_process_even_where_another_owns_what_it_creates()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Skip("Only Windows has owners other than the user.");
            return;
        }

        using var identity = WindowsIdentity.GetCurrent();

        Assert.Equal(identity.User!.Value, WindowsUser.GetSid());
        Assert.SkipWhen(identity.Owner == identity.User, "The process is not elevated: what it creates belongs to the user.");
        Assert.DoesNotContain(identity.Owner!.Value, WindowsAcl.DescribeFolder(WindowsUser.GetSid()!), StringComparison.Ordinal);
    }

    [Fact]
    public void The_user_and_the_system_have_full_access_to_a_restricted_folder_and_file_and_nobody_else_has_any()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Skip("Only Windows has access lists.");
            return;
        }

        WindowsAcl.RestrictFolder(_folder.FullName);
        var file = CreateFile();
        WindowsAcl.RestrictFile(file.FullName);

        Assert.Equal("{}", File.ReadAllText(file.FullName));
        Assert.Equal([ListOfUser(), ListOfUser()], [Describe(_folder.GetAccessControl()), Describe(file.GetAccessControl())]);
    }

    [Fact]
    public void A_file_in_a_restricted_folder_has_its_access_list()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Skip("Only Windows has access lists.");
            return;
        }

        Assert.SkipWhen(Wine.IsRunning, "In Wine, a file has the mode of Linux instead of the access list of its folder.");
        WindowsAcl.RestrictFolder(_folder.FullName);

        Assert.Equal(ListOfUser(), Describe(CreateFile().GetAccessControl()));
    }

    private FileInfo CreateFile()
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, "profiles.json"));
        File.WriteAllText(file.FullName, "{}");
        return file;
    }

    [SupportedOSPlatform("windows")]
    private static string ListOfUser()
    {
        using var identity = WindowsIdentity.GetCurrent();
        return $"Allow S-1-5-18 FullControl, Allow {identity.User} FullControl";
    }

    [SupportedOSPlatform("windows")]
    private static string Describe(FileSystemSecurity security) => string.Join(", ", security
        .GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier)).Cast<FileSystemAccessRule>()
        .Select(rule => $"{rule.AccessControlType} {rule.IdentityReference} {rule.FileSystemRights}").Order(StringComparer.Ordinal));
}
