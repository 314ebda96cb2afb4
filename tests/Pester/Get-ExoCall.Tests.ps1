BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force

    $env:EXOTEL_RATE_LIMIT = '0'
    $simulator = Start-Simulator --calls 3000 --days 31
    $account = $simulator.Account
    $finished = @(Get-SimulatorCall $simulator | Where-Object { -not $_.ongoing })
    $failed = @($finished | Where-Object status -eq 'failed')
}

AfterAll {
    Stop-Simulator $simulator
    $env:EXOTEL_RATE_LIMIT = $null
}

Describe 'Get-ExoCall' {
    BeforeEach {
        Clear-SimulatorFault $simulator
        Clear-SimulatorRequest $simulator
    }

    Context 'listing' {
        It 'lists every finished call of the last 31 days once' {
            $calls = @(Get-ExoCall @account)

            $calls.Count | Should -Be $finished.Count
            ($calls.Sid | Sort-Object) | Should -Be ($finished.sid | Sort-Object)
        }

        It 'lists newest first, and oldest first with -Ascending' {
            $down = @(Get-ExoCall @account -Since (Get-Date).AddDays(-10))
            $up = @(Get-ExoCall @account -Since (Get-Date).AddDays(-10) -Ascending)

            $down.DateCreated | Should -Be ($down.DateCreated | Sort-Object -Descending)
            $up.DateCreated | Should -Be ($up.DateCreated | Sort-Object)
        }

        It 'writes exactly the failed calls to CSV under <_>, with no System.Object[] and numbers that read back' -ForEach 'en-US', 'de-DE', 'ar-SA' {
            $file = Join-Path $TestDrive "failed-$_.csv"
            $before = [cultureinfo]::CurrentCulture
            [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($_)
            try {
                Get-ExoCall @account -Status failed | Export-Csv $file -NoTypeInformation
                $price = (Get-ExoCall @account -MinPrice 1.5 -First 1).Price
                $created = (Get-ExoCall @account -First 1).DateCreated
            }
            finally {
                [cultureinfo]::CurrentCulture = $before
            }

            $rows = @(Import-Csv $file)
            ($rows.Sid | Sort-Object) | Should -Be ($failed.sid | Sort-Object)
            Get-Content $file -Raw | Should -Not -Match 'System\.'
            $price | Should -BeOfType decimal
            $price | Should -BeGreaterOrEqual 1.5
            $price | Should -BeLessThan 100
            $created.ToString('yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture) | Should -Be ($finished | Sort-Object dateCreated | Select-Object -Last 1).dateCreated
        }

        It 'supports -First, -Skip and -IncludeTotalCount' {
            $all = @(Get-ExoCall @account)
            (Get-ExoCall @account -First 3 -Skip 2).Sid | Should -Be $all[2..4].Sid
            $counted = @(Get-ExoCall @account -First 1 -IncludeTotalCount)
            $counted[0] | Should -Be $finished.Count
            $counted[1].Sid | Should -Be $all[0].Sid
        }

        It 'sends one request for -First 50' {
            $null = Get-ExoCall @account -First 50
            @(Get-SimulatorRequest $simulator).Count | Should -Be 1
        }

        It 'sends at most five requests before Select-Object -First 1 stops it' {
            $null = Get-ExoCall @account | Select-Object -First 1
            @(Get-SimulatorRequest $simulator).Count | Should -BeLessOrEqual 5
        }

        It 'filters by everything the API filters by' {
            $some = Get-ExoCall @account -First 400 -Detailed | Where-Object { $_.Price -gt 0 -and $_.From -like '09*' } | Select-Object -First 1
            $found = @(Get-ExoCall @account -From $some.From -To $some.To -PhoneNumber $some.PhoneNumber -Status $some.Status -Direction $some.Direction -MinDuration $some.Duration -MaxDuration $some.Duration -MinPrice $some.Price -MaxPrice $some.Price -Detailed)

            $found.Sid | Should -Contain $some.Sid
            $found | ForEach-Object { $_.Status | Should -Be $some.Status }
            $found[0].ConversationDuration | Should -Be $some.ConversationDuration
        }

        It 'reads a datetime without a zone in the time zone of the account, and converts the others' {
            $wall = [datetime]::SpecifyKind((Get-Date).ToUniversalTime().AddHours(5.5).AddDays(-2), 'Unspecified')
            $utc = [datetime]::SpecifyKind($wall.AddHours(-5.5), 'Utc')

            $byWall = @(Get-ExoCall @account -Since $wall.AddDays(-1) -Until $wall)
            $byUtc = @(Get-ExoCall @account -Since $utc.AddDays(-1) -Until $utc)
            $byLocal = @(Get-ExoCall @account -Since $utc.ToLocalTime().AddDays(-1) -Until $utc.ToLocalTime())

            $byWall.Count | Should -BeGreaterThan 0
            $byUtc.Sid | Should -Be $byWall.Sid
            $byLocal.Sid | Should -Be $byWall.Sid
        }

        It 'accepts the time of a call as an end of the range' {
            $call = Get-ExoCall @account -First 1 -Skip 20

            (Get-ExoCall @account -Since $call.DateCreated -Until $call.DateCreated).Sid | Should -Contain $call.Sid
            (Get-ExoCall @account -Until ($call | Select-Object DateCreated).DateCreated -First 1).DateCreated | Should -Be $call.DateCreated
        }

        It 'reads dates and prices given as text alike under <_>' -ForEach 'en-US', 'de-DE', 'ar-SA', 'th-TH' {
            $call = $finished | Sort-Object dateCreated | Select-Object -Last 1 -Skip 20
            $instant = [DateTimeOffset]::new([datetime]::ParseExact($call.dateCreated, 'yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture), [timespan]'05:30')
            $text = $instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", [cultureinfo]::InvariantCulture)
            $before = [cultureinfo]::CurrentCulture
            [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($_)
            try {
                $byWall = @(Get-ExoCall @account -Since $call.dateCreated -Until $call.dateCreated)
                $byInstant = @(Get-ExoCall @account -Since $text -Until $text)
                $prices = @(Get-ExoCall @account -MinPrice '0.5' -MaxPrice '1.25').Price
            }
            finally {
                [cultureinfo]::CurrentCulture = $before
            }

            $byWall.Sid | Should -Contain $call.sid
            $byInstant.Sid | Should -Be $byWall.Sid
            $prices.Count | Should -BeGreaterThan 0
            $prices | ForEach-Object { $_ | Should -BeGreaterOrEqual 0.5; $_ | Should -BeLessOrEqual 1.25 }
        }

        It 'merges the calls of more than five numbers' {
            $numbers = @($finished.from | Select-Object -Unique -First 8)
            $calls = @(Get-ExoCall @account -From $numbers)

            $calls.Count | Should -BeGreaterThan 7
            @($calls.Sid | Select-Object -Unique).Count | Should -Be $calls.Count
            $calls.DateCreated | Should -Be ($calls.DateCreated | Sort-Object -Descending)
        }
    }

    Context 'when something is wrong' {
        It 'fails without an account and says how to provide one' {
            { Get-ExoCall -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'NoAccount,Exotel.PowerShell.Commands.GetExoCallCommand' -ExpectedMessage '*EXOTEL_ACCOUNT_SID*'
        }

        It 'stops at a wrong key after one request, naming region and permissions' {
            $wrong = [pscredential]::new('simkey', (ConvertTo-SecureString 'wrong' -AsPlainText -Force))
            $caught = $null
            try { Get-ExoCall -AccountSid exotest -Credential $wrong -Region $simulator.Address } catch { $caught = $_ }

            $caught.FullyQualifiedErrorId | Should -Be 'AuthenticationFailed,Exotel.PowerShell.Commands.GetExoCallCommand'
            $caught.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $caught.ErrorDetails.RecommendedAction | Should -Match 'region'
            $caught.ErrorDetails.RecommendedAction | Should -Match 'permission'
            @(Get-SimulatorRequest $simulator).Count | Should -Be 1
        }

        It 'rejects plain http to anything but loopback before connecting' {
            { Get-ExoCall -AccountSid a -Credential $simulator.Credential -Region 'http://192.0.2.1' } | Should -Throw -ExpectedMessage '*https*'
        }

        It 'rejects a reversed range before any request' {
            { Get-ExoCall @account -Since (Get-Date) -Until (Get-Date).AddDays(-1) } | Should -Throw -ErrorId 'InvalidRequest,*'
            @(Get-SimulatorRequest $simulator).Count | Should -Be 0
        }

        It 'names the earliest date when the range is older than six months' {
            $earliest = (Get-Date).ToUniversalTime().AddHours(5.5).AddMonths(-6).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
            { Get-ExoCall @account -Since (Get-Date).AddMonths(-7) } | Should -Throw -ErrorId 'RangeTooOld,*' -ExpectedMessage "*$earliest*"
            { Get-ExoCall @account -Since ([datetime]$earliest) -First 1 } | Should -Not -Throw
        }

        It 'reports a range that ends too early as too old' {
            { Get-ExoCall @account -Until ([datetime]::MinValue) } | Should -Throw -ErrorId 'RangeTooOld,*'
            { Get-ExoCall @account -Until (Get-Date).AddMonths(-7) } | Should -Throw -ErrorId 'RangeTooOld,*'
            @(Get-SimulatorRequest $simulator).Count | Should -Be 0
        }

        It 'warns when the first day of the six months is not complete' {
            $earliest = [datetime]::SpecifyKind((Get-Date).ToUniversalTime().AddHours(5.5).AddMonths(-6).Date, 'Unspecified')
            $null = Get-ExoCall @account -Since $earliest -First 1 -WarningVariable warned -WarningAction SilentlyContinue
            $null = Get-ExoCall @account -Since $earliest.AddDays(2) -First 1 -WarningVariable unwarned -WarningAction SilentlyContinue

            $warned | Should -HaveCount 1
            $warned[0].Message | Should -BeLike "*, not at $($earliest.ToString('yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture))*"
            $unwarned | Should -HaveCount 0
        }

        It 'reports how far a broken list came and how to resume it, and resumes from there' {
            $all = @(Get-ExoCall @account)
            Set-SimulatorFault $simulator ('seq=' + (@('ok') * 4 + @('rest-exception-200') * 30 -join ','))
            $got = [System.Collections.Generic.List[object]]::new()
            $caught = $null
            try { Get-ExoCall @account -ThrottleLimit 1 | ForEach-Object { $got.Add($_) } } catch { $caught = $_ }
            Clear-SimulatorFault $simulator

            $caught.FullyQualifiedErrorId | Should -Be 'ServiceUnavailable,Exotel.PowerShell.Commands.GetExoCallCommand'
            $caught.Exception.Message | Should -Match "Written so far: $($got.Count) calls.*-Until '(?<until>[^']+)' -Skip (?<skip>\d+)"
            $null = $caught.Exception.Message -match "-Since '(?<since>[^']+)' -Until '(?<until>[^']+)' -Skip (?<skip>\d+)"
            $rest = @(Get-ExoCall @account -Since $Matches.since -Until $Matches.until -Skip $Matches.skip)

            ($got.Sid + $rest.Sid) | Should -Be @($all | Where-Object { $_.DateCreated.DateTime -ge $Matches.since }).Sid
        }

        It 'writes each retry as one verbose line' {
            Set-SimulatorFault $simulator 'seq=503,empty'
            $lines = @(Get-ExoCall @account -First 1 -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_.Message -match 'Trying again' })

            $lines.Count | Should -Be 2
            $lines[0].Message | Should -Match '503.*attempt 2 of 5'
            $lines[1].Message | Should -Match 'empty.*attempt 3 of 5'
        }

        It 'warns of a delay longer than five seconds, and stops it at once' {
            Set-SimulatorFault $simulator 'seq=429-retry-after=60'
            $shell = [powershell]::Create()
            $null = $shell.AddScript('param($module, $account) Import-Module $module; Get-ExoCall @account -First 1').AddArgument($env:EXOTEL_TEST_MODULE).AddArgument($account)
            $run = $shell.BeginInvoke()
            $until = [datetime]::UtcNow.AddSeconds(20)
            while ($shell.Streams.Warning.Count -eq 0 -and [datetime]::UtcNow -lt $until) { [System.Threading.Thread]::Yield() | Out-Null }
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Stop()

            $shell.Streams.Warning[0].Message | Should -Match 'Account exotest waits until .* \((60\.0|5\d\.\d) s\): .*429'
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 45
            $shell.Dispose()
        }
    }

    Context 'display' {
        It 'fits a table of eight columns in 120' {
            $lines = @(Get-ExoCall @account -First 30 -Detailed | Out-String -Width 120 -Stream | ForEach-Object { $_ -replace '\x1b\[[0-9;]*m' })
            ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
            (@($lines | Where-Object { $_ -match '^-' })[0].Trim() -split '\s+').Count | Should -Be 8
        }

        It 'shows progress for several pages only' {
            $shell = [powershell]::Create()
            $null = $shell.AddScript('param($module, $account, $first) Import-Module $module; $null = Get-ExoCall @account -First $first')
            $null = $shell.AddArgument($env:EXOTEL_TEST_MODULE).AddArgument($account).AddArgument(50)
            $null = $shell.Invoke()
            $ofOne = @($shell.Streams.Progress | Where-Object Activity -eq 'Exotel').Count
            $shell.Commands.Clear()
            $null = $shell.AddScript('param($account) $null = Get-ExoCall @account').AddArgument($account).Invoke()
            $ofMany = @($shell.Streams.Progress | Where-Object Activity -eq 'Exotel')
            $shell.Dispose()

            $ofOne | Should -Be 0
            $ofMany.Count | Should -BeGreaterThan 0
            $ofMany[0].StatusDescription | Should -Match 'calls, \d+ requests'
            $ofMany[-1].RecordType | Should -Be 'Completed'
        }
    }
}
