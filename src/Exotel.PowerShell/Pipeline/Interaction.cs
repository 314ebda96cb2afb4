using System;
using System.Management.Automation.Host;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Whether there is somebody to ask.</summary>
internal static class Interaction
{
    /// <summary>False for services and tasks, and for a console that reads from a file or from nothing; a host may still refuse.</summary>
    public static bool IsPossible(PSHost? host)
    {
        if (host?.UI is null || !Environment.UserInteractive)
            return false;
        return host.Name != "ConsoleHost" || !Console.IsInputRedirected;
    }
}
