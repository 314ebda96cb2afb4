# Starts and ends simulators for the suites; each is ended by its process id.

$script:Running = @{}

function Start-Simulator {
    [CmdletBinding()]
    param([Parameter(ValueFromRemainingArguments)] [string[]] $Arguments = @())

    $assembly = $env:EXOTEL_TEST_SIMULATOR
    if (-not $assembly) {
        $assembly = Get-ChildItem "$PSScriptRoot/../../src/Exotel.Simulator/bin" -Recurse -Filter Exotel.Simulator.dll |
            Where-Object FullName -NotMatch '[\\/]win-x64[\\/]' | Sort-Object LastWriteTime -Descending | Select-Object -First 1 -ExpandProperty FullName
    }

    # A published one is a program; any other needs the .NET of this machine.
    $program, $first = if ($assembly -like '*.exe') { $assembly } else { 'dotnet', "`"$assembly`"" }
    $start = [System.Diagnostics.ProcessStartInfo]::new($program)
    $start.Arguments = (@($first) + @('--port', '0', '--parent', $PID) + $Arguments | Where-Object { $_ }) -join ' '
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)

    $line = $process.StandardOutput.ReadLine()
    if ($line -notmatch 'listening on (http://\S+)') { throw "The simulator did not start: $line" }
    $address = $Matches[1]
    $script:Running[$process.Id] = $process
    $null = $process.StandardOutput.ReadToEndAsync()

    $token = ConvertTo-SecureString 'simtoken' -AsPlainText -Force
    [pscustomobject]@{
        ProcessId  = $process.Id
        Address    = $address
        AccountSid = 'exotest'
        Credential = [pscredential]::new('simkey', $token)
        # To be splatted on any cmdlet.
        Account    = @{ AccountSid = 'exotest'; Credential = [pscredential]::new('simkey', $token); Region = $address }
    }
}

function Stop-Simulator {
    [CmdletBinding()]
    param([Parameter(Mandatory, ValueFromPipeline)] $Simulator)

    process {
        $process = $script:Running[$Simulator.ProcessId]
        if ($process -and -not $process.HasExited) { $process.Kill(); $process.WaitForExit() }
        $script:Running.Remove($Simulator.ProcessId)
    }
}

# Invoke-RestMethod writes an array as one object.
function Get-SimulatorCall { param($Simulator) (Invoke-RestMethod "$($Simulator.Address)/_simulator/calls") | ForEach-Object { $_ } }
function Get-SimulatorRequest { param($Simulator) (Invoke-RestMethod "$($Simulator.Address)/_simulator/requests") | ForEach-Object { $_ } }
function Clear-SimulatorRequest { param($Simulator) $null = Invoke-RestMethod "$($Simulator.Address)/_simulator/requests" -Method Delete }
function Get-SimulatorStat { param($Simulator) Invoke-RestMethod "$($Simulator.Address)/_simulator/stats" }
function Set-SimulatorFault { param($Simulator, [string] $Plan) $null = Invoke-RestMethod "$($Simulator.Address)/_simulator/faults" -Method Put -Body $Plan -ContentType 'text/plain' }
function Clear-SimulatorFault { param($Simulator) $null = Invoke-RestMethod "$($Simulator.Address)/_simulator/faults" -Method Delete }

Export-ModuleMember -Function *-Simulator*
