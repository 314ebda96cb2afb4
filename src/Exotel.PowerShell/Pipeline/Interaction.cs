using System;
using System.Management.Automation.Host;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Whether the user can be prompted.</summary>
internal static class Interaction
{
    /// <summary>
    /// False for services and tasks, for jobs and remote sessions, where a prompt would block unseen, and for a console whose input is redirected; a
    /// host may still refuse.
    /// </summary>
    public static bool IsPossible(PSHost? host)
    {
        if (host?.UI is null || !Environment.UserInteractive)
            return false;
        return host.Name != "ServerRemoteHost" && (host.Name != "ConsoleHost" || !Console.IsInputRedirected);
    }
}
