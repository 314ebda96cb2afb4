# Rows with the properties of Exotel.Call, for suites that need certain calls.

function New-CallRow {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    param([hashtable] $Values = @{})

    $row = [ordered]@{
        Sid = 'a'; AccountSid = 'mycompany'; Direction = 'inbound'; From = '09876543210'; To = '08047100001'; PhoneNumber = '+918047100001'
        Outcome = 'Answered'; DateCreated = '2026-11-05T10:30:00+05:30'; StartTime = '2026-11-05T10:30:00+05:30'; EndTime = '2026-11-05T10:32:05+05:30'
        Duration = 125; ConversationDuration = 100; Leg1Duration = 120; Price = 1.25; CallerName = $null
    }
    foreach ($name in $Values.Keys) { $row[$name] = $Values[$name] }
    [pscustomobject]$row
}

# All figures as one text, without the names that only a store has.
function Get-FigureText($Figures) { ($Figures | ForEach-Object { $item = $_; $_.PSObject.Properties.Name | Where-Object { $_ -notin 'ExoPhoneName', 'AgentName' } | ForEach-Object {
    $value = $item.$_
    "$_=" + $(if ($value -is [DateTimeOffset]) { $value.ToString('o') } else { "$value" }) } }) -join "`n" }

# Runs a script in another culture; Windows PowerShell would take it back between the statements of a prompt only.
function Invoke-InCulture([string] $Culture, [scriptblock] $Script) {
    $old = [cultureinfo]::CurrentCulture
    [System.Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]::GetCultureInfo($Culture)
    try { & $Script } finally { [System.Threading.Thread]::CurrentThread.CurrentCulture = $old }
}

Export-ModuleMember -Function New-CallRow, Get-FigureText, Invoke-InCulture
