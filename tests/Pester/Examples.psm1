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

# A script with what differs here: SIDs that the simulator knows, its address, and a free port.
function Get-ExampleCode {
    param($Simulator, [string] $Code, [string[]] $Sid)
    for ($i = 0; $i -lt $script:Sids.Count; $i++) { $Code = $Code.Replace($script:Sids[$i], $Sid[$i]) }
    $port = Get-FreePort
    $Code -replace '-Region (Mumbai|Singapore)\b', "-Region $($Simulator.Address)" -replace [regex]::Escape('https://calls.example.com/exotel'), "http://127.0.0.1:$port" -replace '\b8085\b', $port
}

# Runs a block with the account in the environment, a config folder of its own, and the module where installed modules are.
function Invoke-WithAccount {
    param($Simulator, [string] $Folder, [scriptblock] $Script)
    $null = New-Item -ItemType Directory $Folder -Force
    foreach ($name in $script:Variables) { Remove-Item "Env:$name" -ErrorAction Ignore }
    $env:EXOTEL_CONFIG_HOME = Join-Path $Folder '.config'
    $env:EXOTEL_ACCOUNT_SID = $Simulator.AccountSid
    $env:EXOTEL_API_KEY = $Simulator.Credential.UserName
    $env:EXOTEL_API_TOKEN = $Simulator.Credential.GetNetworkCredential().Password
    $env:EXOTEL_REGION = $Simulator.Address
    $env:EXOTEL_RATE_LIMIT = '0'

    # As where the module is installed: parallel blocks and new processes find it by themselves.
    $oldPath = $env:PSModulePath
    $env:PSModulePath = (Split-Path (Split-Path (Split-Path $env:EXOTEL_TEST_MODULE))) + [IO.Path]::PathSeparator + $oldPath
    try { & $Script }
    finally {
        $env:PSModulePath = $oldPath
        foreach ($name in $script:Variables) { Remove-Item "Env:$name" -ErrorAction Ignore }
    }
}

# Runs one script in a runspace; gives Output, Errors, Files and the Profiles it left.
function Invoke-Example {
    param($Simulator, [string] $Code, [string] $Folder, [string[]] $Sid)

    # A script that ends with an exit code would end this process too.
    $Code = (Get-ExampleCode $Simulator $Code $Sid) -replace '(?m)^exit \$exitCode$', 'if ($exitCode) { throw "exit code $exitCode" }'
    Invoke-WithAccount $Simulator $Folder {
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
        finally { $shell.Dispose() }
    }
}

# Runs one script as a file in a process of its own, as a scheduled task does; gives ExitCode, Output and Errors.
function Invoke-ExampleProcess {
    param($Simulator, [string] $Code, [string] $Folder, [string[]] $Sid)

    $functions = foreach ($name in $script:Commands.Keys) { "function $name { $($script:Commands[$name]) }" }
    $start = "`$credential = [pscredential]::new(`$env:EXOTEL_API_KEY, (ConvertTo-SecureString `$env:EXOTEL_API_TOKEN -AsPlainText -Force))`n" + ($functions -join "`n")
    Invoke-WithAccount $Simulator $Folder {
        Set-Content "$Folder/start.ps1" $start -Encoding utf8
        Set-Content "$Folder/script.ps1" (". '$Folder/start.ps1'`n" + (Get-ExampleCode $Simulator $Code $Sid)) -Encoding utf8
        Push-Location $Folder
        try { $written = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File "$Folder/script.ps1" 2>&1 } finally { Pop-Location }
        $errors = @($written | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        [pscustomobject]@{
            ExitCode = $LASTEXITCODE
            Output   = @($written | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] -and "$_".Trim() })
            Errors   = @($errors | ForEach-Object { "$_" })
        }
    }
}

Export-ModuleMember -Function Get-PageExample, Get-GuideScript, Invoke-Example, Invoke-ExampleProcess
