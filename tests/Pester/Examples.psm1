# Takes scripts out of the documentation and runs them as a reader would: in a fresh runspace, an empty folder and a config folder
# of its own, with the account of a simulator in the environment. What a script asks a person, a vault or Azure for is at hand.

$script:Variables = 'EXOTEL_CONFIG_HOME', 'EXOTEL_PROFILE', 'EXOTEL_ACCOUNT_SID', 'EXOTEL_API_KEY', 'EXOTEL_API_TOKEN', 'EXOTEL_REGION', 'EXOTEL_TIME_ZONE', 'EXOTEL_RATE_LIMIT', 'EXOTEL_BULK_RATE_LIMIT'

# SIDs that the documentation uses; a run puts those of calls that the simulator knows in their place.
$script:Sids = '7a2f5c0d9be14e6fa83d1b4c6e0f1a5b', '19c4e8a07d3b42f5b6a1e2d9c8f70b3a'

# What the documentation takes for granted: a credential, and commands that ask a person, a vault or Azure for one.
$script:Commands = @{
    'Get-Credential'             = '$credential'
    'Get-AutomationPSCredential' = '$credential'
    'Get-Secret'                 = '$credential'
}

# A runspace as a reader has it before the script.
function New-ExampleShell {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    param([pscredential] $Credential, [string] $Folder)

    $state = [initialsessionstate]::CreateDefault()
    $state.ImportPSModule($env:EXOTEL_TEST_MODULE)
    $state.Variables.Add([System.Management.Automation.Runspaces.SessionStateVariableEntry]::new('credential', $Credential, ''))
    foreach ($name in $script:Commands.Keys) {
        # A vault that is there is asked itself.
        if ($name -eq 'Get-Secret' -and (Get-Module Microsoft.PowerShell.SecretManagement)) { continue }
        $state.Commands.Add([System.Management.Automation.Runspaces.SessionStateFunctionEntry]::new($name, $script:Commands[$name]))
    }

    $shell = [powershell]::Create($state)
    $null = $shell.AddCommand('Set-Location').AddParameter('LiteralPath', $Folder).Invoke()
    $shell.Commands.Clear()
    $shell
}

# The examples of a help page: Title, Code, and NotRun with the reason, if any.
function Get-PageExample {
    param([string] $Path)
    $text = (Get-Content -LiteralPath $Path -Raw) -replace '\r'
    foreach ($match in [regex]::Matches($text, '(?ms)^### (Example \d+[^\n]*)\n\n```powershell\n(.*?)\n```')) {
        [pscustomobject]@{
            Page   = [IO.Path]::GetFileNameWithoutExtension($Path)
            Title  = $match.Groups[1].Value
            Code   = $match.Groups[2].Value
            NotRun = if ($match.Groups[2].Value -match '(?m)^# not run: (.+)$') { $Matches[1] }
        }
    }
}

# The scripts of a guide that are marked to be run.
function Get-GuideScript {
    param([string] $Path)
    $text = (Get-Content -LiteralPath $Path -Raw) -replace '\r'
    foreach ($match in [regex]::Matches($text, '(?ms)^<!-- run -->\s*\n```powershell\n(.*?)\n```')) { $match.Groups[1].Value }
}

function Get-FreePort {
    $probe = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $probe.Start()
    try { $probe.LocalEndpoint.Port } finally { $probe.Stop() }
}

# Runs one script; gives Output, Errors, Files and the Profiles it left.
function Invoke-Example {
    param($Simulator, [string] $Code, [string] $Folder, [string[]] $Sid)

    $null = New-Item -ItemType Directory $Folder -Force
    for ($i = 0; $i -lt $script:Sids.Count; $i++) { $Code = $Code.Replace($script:Sids[$i], $Sid[$i]) }
    $Code = $Code -replace '-Region (Mumbai|Singapore)\b', "-Region $($Simulator.Address)"
    # A script that ends with an exit code would end this process too.
    $Code = $Code -replace '(?m)^exit \$exitCode$', 'if ($exitCode) { throw "exit code $exitCode" }'
    $port = Get-FreePort
    $Code = $Code.Replace('https://calls.example.com/exotel', "http://127.0.0.1:$port") -replace '\b8085\b', $port
    foreach ($name in $script:Variables) { Remove-Item "Env:$name" -ErrorAction Ignore }
    $env:EXOTEL_CONFIG_HOME = Join-Path $Folder '.config'
    $env:EXOTEL_ACCOUNT_SID = $Simulator.AccountSid
    $env:EXOTEL_API_KEY = $Simulator.Credential.UserName
    $env:EXOTEL_API_TOKEN = $Simulator.Credential.GetNetworkCredential().Password
    $env:EXOTEL_REGION = $Simulator.Address
    $env:EXOTEL_RATE_LIMIT = '0'

    # As where the module is installed: parallel blocks find it by themselves.
    $oldPath = $env:PSModulePath
    $env:PSModulePath = (Split-Path (Split-Path (Split-Path $env:EXOTEL_TEST_MODULE))) + [IO.Path]::PathSeparator + $oldPath

    $shell = New-ExampleShell $Simulator.Credential $Folder
    try {
        $failure = $null
        $output = @()
        try { $output = @($shell.AddScript($Code).AddCommand('Out-String').AddParameter('Stream', $true).Invoke() | Where-Object { "$_".Trim() }) }
        catch { $failure = $_.Exception.Message }
        [pscustomobject]@{
            Output   = $output
            Errors   = @(@($shell.Streams.Error | ForEach-Object { "$_" }) + $failure | Where-Object { $_ })
            Files    = @(Get-ChildItem $Folder -File -Recurse | Where-Object FullName -notlike '*.config*' | ForEach-Object FullName)
            Profiles = @(if (Test-Path "$Folder/.config/profiles.json") { (Get-Content "$Folder/.config/profiles.json" -Raw | ConvertFrom-Json).profiles })
        }
    }
    finally {
        $shell.Dispose()
        $env:PSModulePath = $oldPath
        foreach ($name in $script:Variables) { Remove-Item "Env:$name" -ErrorAction Ignore }
    }
}

Export-ModuleMember -Function Get-PageExample, Get-GuideScript, Invoke-Example
