using System;
using System.IO;
using System.Management.Automation;
using System.Runtime.InteropServices;
using Exotel.Files;
using Microsoft.PowerShell.Commands;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Paths of files and folders in parameters.</summary>
internal static class FileSystemPath
{
    /// <summary>The length of a folder's path that .NET Framework accepts, unless its process and the system both allow longer ones.</summary>
    private const int MaxLengthInFramework = 247;

    /// <summary>The length of a file's path that .NET Framework accepts, unless its process and the system both allow longer ones.</summary>
    private const int MaxFileLengthInFramework = 259;

    private static bool IsFramework => RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>
    /// Resolves a path as PowerShell does: <c>~</c>, drives such as <c>TestDrive:</c>, <c>C:name</c> against the location in that drive, and others against
    /// the location.
    /// </summary>
    /// <param name="cmdlet">The cmdlet, which knows the location.</param>
    /// <param name="path">The path; the file need not exist.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="ExotelException">It is not in the file system, or Windows takes it for something other than a file.</exception>
    public static string Resolve(PSCmdlet cmdlet, string path)
    {
        var session = cmdlet.SessionState.Path;
        var full = session.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);

        // PowerShell takes \\server\share for a path of the provider of the location, whichever that is.
        if (provider.ImplementingType != typeof(FileSystemProvider))
        {
            full = IsWindows && WindowsPath.IsFull(path)
                ? Path.GetFullPath(path)
                : throw Invalid($"'{path}' is in {provider.Name}, not in the file system. Specify a full path, or go to a folder with Set-Location.");
        }

        // FileSystem::name is not resolved by PowerShell.
        if (!Path.IsPathRooted(full))
            full = Path.GetFullPath(Path.Combine(session.CurrentFileSystemLocation.ProviderPath, full));
        if (IsWindows && WindowsPath.DescribeProblem(full) is { } problem)
            throw Invalid($"'{full}' is not a path of a file: {problem}. Specify another name.");
        return full;
    }

    /// <summary>The message for a file that Windows PowerShell cannot write, because its path is too long; null for others.</summary>
    public static string? DescribeLongPath(string file) => DescribeLongPath(file, IsFramework);

    /// <param name="file">The full path.</param>
    /// <param name="isFramework">Whether this is Windows PowerShell.</param>
    /// <inheritdoc cref="DescribeLongPath(string)"/>
    public static string? DescribeLongPath(string file, bool isFramework) => isFramework && file.Length > MaxFileLengthInFramework
        ? FormattableString.Invariant($"Windows PowerShell cannot write '{file}': its path has {file.Length} characters, more than {MaxFileLengthInFramework}. PowerShell 7 can.")
        : null;

    /// <summary>The message for a folder that does not exist.</summary>
    public static string DescribeMissingFolder(string? folder) => DescribeMissingFolder(folder, IsFramework);

    /// <param name="folder">The full path.</param>
    /// <param name="isFramework">Whether this is Windows PowerShell, which does not see folders with long paths.</param>
    /// <inheritdoc cref="DescribeMissingFolder(string?)"/>
    public static string DescribeMissingFolder(string? folder, bool isFramework) => $"The folder '{folder}' does not exist"
        + (isFramework && folder?.Length > MaxLengthInFramework
            ? FormattableString.Invariant($", or Windows PowerShell cannot use it: its path has {folder.Length} characters, more than {MaxLengthInFramework}. PowerShell 7 can.")
            : ".");

    private static ExotelException Invalid(string message) => new(ExotelErrorKind.InvalidRequest, message);
}
