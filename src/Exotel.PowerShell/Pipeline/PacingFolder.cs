using System;
using System.IO;
using Exotel.Files;

namespace Exotel.PowerShell.Pipeline;

/// <summary>The folder through which processes share rate limits: the config folder.</summary>
internal static class PacingFolder
{
    /// <summary>Creates the folder where possible; where it is not, the client limits its process alone and says so.</summary>
    /// <param name="folder">The config folder; null for a user without a home folder.</param>
    /// <returns>The folder.</returns>
    public static string? Find(string? folder)
    {
        try
        {
            if (folder is not null)
                PrivateFile.CreateFolder(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }

        return folder;
    }
}
