using System;

namespace Exotel.Simulator;

/// <summary>Writes the address of the simulator and the commands to use it from PowerShell.</summary>
internal static class StartupBanner
{
    public static void Write(SimulatorServer server)
    {
        var options = server.Options;
        var address = server.Address.AbsoluteUri.TrimEnd('/');
        var version = typeof(StartupBanner).Assembly.GetName().Version!.ToString(3);
        Console.WriteLine($"""
            Exotel simulator listening on {address}

            Account SID  {options.AccountSid}
            API key      {options.ApiKey}
            API token    {options.ApiToken}

            To try it, paste into PowerShell:

            Import-Module ./out/Exotel/{version}/Exotel.psd1
            Connect-ExoAccount -AccountSid {options.AccountSid} -Region {address} -Credential ([pscredential]::new('{options.ApiKey}', (ConvertTo-SecureString '{options.ApiToken}' -AsPlainText -Force)))
            Get-ExoCall -Status failed | Format-Table
            """);
    }
}
