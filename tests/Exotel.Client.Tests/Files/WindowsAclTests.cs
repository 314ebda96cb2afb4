using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
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
        TestContext.Current.SendDiagnosticMessage("User {0}, owner {1}", identity.User, identity.Owner);
        Assert.SkipWhen(identity.Owner == identity.User, "The process is not elevated: what it creates belongs to the user.");
        Assert.DoesNotContain(identity.Owner!.Value, WindowsAcl.DescribeFolder(WindowsUser.GetSid()!), StringComparison.Ordinal);
    }

    [Fact]
    public void The_user_and_the_system_have_full_access_to_a_restricted_folder_and_what_is_in_it_and_nobody_else_has_any()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Skip("Only Windows has access lists.");
            return;
        }

        using var identity = WindowsIdentity.GetCurrent();
        var folder = Directory.CreateTempSubdirectory("exotel-acl-");
        try
        {
            WindowsAcl.RestrictFolder(folder.FullName);
            var file = new FileInfo(Path.Combine(folder.FullName, "profiles.json"));
            File.WriteAllText(file.FullName, "{}");

            Assert.Equal("{}", File.ReadAllText(file.FullName));
            var lists = new[] { Describe(folder.GetAccessControl()), Describe(file.GetAccessControl()) };
            Assert.SkipWhen(IsWine(), "Wine keeps the modes of Linux instead of access lists: " + string.Join(" / ", lists));
            Assert.All(lists, list => Assert.Equal($"Allow S-1-5-18 FullControl, Allow {identity.User} FullControl", list));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [SupportedOSPlatform("windows")]
    private static string Describe(FileSystemSecurity security) => string.Join(", ", security
        .GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier)).Cast<FileSystemAccessRule>()
        .Select(rule => $"{rule.AccessControlType} {rule.IdentityReference} {rule.FileSystemRights}").Order(StringComparer.Ordinal));

    private static bool IsWine() => NativeLibrary.TryLoad("ntdll.dll", out var library) && NativeLibrary.TryGetExport(library, "wine_get_version", out _);
}
