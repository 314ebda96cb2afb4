BeforeAll {
    Import-Module "$PSScriptRoot/CannedServer.psm1" -Force
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force

    $server = Start-CannedServer {
        param($target)
        $number = [uri]::UnescapeDataString(($target -split '/')[-1]) -replace '\.json$'
        if ($number -like '*xml') { 200, "<TwilioResponse><Numbers><PhoneNumber>$number</PhoneNumber><Circle>GJ</Circle><CircleName>Daman & Diu</CircleName><DND>Yes</DND></Numbers></TwilioResponse>" }
        elseif ($number -eq '404') { 404, @{ RestException = @{ Status = 404; Message = 'not an Indian number' } } }
        else { 200, @{ Numbers = @{ PhoneNumber = $number; Circle = 'KA'; CircleName = ''; Type = 'Mobile'; Operator = 'A'; DND = 'Unavailable' } } }
    }
    $account = $server.Account
}

AfterAll { $server | Stop-CannedServer }

Describe 'Get-ExoNumber' {
    BeforeEach { $null = Read-CannedRequest $server }

    It 'writes what is known of a number as Exotel.NumberInfo' {
        $number = Get-ExoNumber '+919876543210' @account

        $number.PSObject.TypeNames[0] | Should -Be 'Exotel.NumberInfo'
        $number.CircleName | Should -Be 'Karnataka'
        $number.OperatorName | Should -Be 'Airtel'
        $number.DND | Should -BeNullOrEmpty
        "$number" | Should -Be '+919876543210'
        Read-CannedRequest $server | Should -Be 'Numbers/%2B919876543210.json'
    }

    It 'tolerates XML with a bare ampersand' {
        $number = Get-ExoNumber '1xml' @account

        $number.CircleName | Should -Be 'Daman & Diu'
        $number.DND | Should -BeTrue
    }

    It 'reads a CSV file by its column <Name>' -ForEach @{ Name = 'Number' }, @{ Name = 'PhoneNumber' } {
        $file = Join-Path $TestDrive 'numbers.csv'
        "$Name,Customer", '+9111,1', '0222,2' | Set-Content $file

        (Import-Csv $file | Get-ExoNumber @account).PhoneNumber | Should -Be '+9111', '0222'
    }

    It 'rejects a row without a number instead of using its text' {
        [pscustomobject]@{ Customer = 'x' } | Get-ExoNumber @account -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].Exception.Message | Should -BeLike '*no property CustomerNumber or PhoneNumber or Number*'
        Read-CannedRequest $server | Should -BeNullOrEmpty
    }

    It 'accepts strings and numbers from the pipeline' {
        ('0987', 9876543210 | Get-ExoNumber @account).PhoneNumber | Should -Be '0987', '9876543210'
    }

    It 'requests a repeated number of a pipeline once and writes it twice' {
        ('1', '2', '1', ' 1' | Get-ExoNumber @account).PhoneNumber | Should -Be '1', '2', '1', '1'

        Read-CannedRequest $server | Should -Be 'Numbers/1.json', 'Numbers/2.json'
    }

    It 'writes the numbers of an array in its order' {
        (Get-ExoNumber 3, 1, 2, 1 @account).PhoneNumber | Should -Be '3', '1', '2', '1'

        (Read-CannedRequest $server).Count | Should -Be 3
    }

    It 'writes one error for each rejected number and still writes the others' {
        $numbers = '1', '404', '2' | Get-ExoNumber @account -ErrorAction SilentlyContinue -ErrorVariable failed

        $numbers.PhoneNumber | Should -Be '1', '2'
        $failed.Count | Should -Be 1
        $failed[0].TargetObject | Should -Be '404'
        $failed[0].FullyQualifiedErrorId | Should -Be 'NotFound,Exotel.PowerShell.Commands.GetExoNumberCommand'
        $failed[0].Exception.Message | Should -BeLike '*not an Indian number*'
    }

    It 'rejects <What> before any request' -ForEach @(
        @{ What = 'an empty number'; Number = '' }
        @{ What = 'a blank number'; Number = ' ' }
        @{ What = 'a blank among others'; Number = @('1', "`t") }
    ) {
        { Get-ExoNumber $Number @account } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'

        Read-CannedRequest $server | Should -BeNullOrEmpty
    }

    It 'shows a table of at most 120 columns' {
        $table = Get-ExoNumber 1 @account | Format-Table | Out-String -Width 120 -Stream | Where-Object { $_ }

        ($table | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 120
        $table -join "`n" | Should -Match 'PhoneNumber.*DND.*OperatorName.*CircleName'
    }
}

Describe 'Get-ExoNumber against the simulator <Options>' -ForEach @{ Options = @() }, @{ Options = @('--xml') } {
    BeforeAll {
        $simulator = Start-Simulator @('--calls', '60', '--days', '20') @Options
        $there = $simulator.Account
    }

    AfterAll { $simulator | Stop-Simulator }

    It 'reads a CSV file of numbers' {
        $file = Join-Path $TestDrive 'numbers.csv'
        'Number,Customer', '+919876543210,1', '09876543211,2', '919876543210,3', '98765 43213,4', '12,5' | Set-Content $file

        $numbers = Import-Csv $file | Get-ExoNumber @there -ErrorAction SilentlyContinue -ErrorVariable failed

        $numbers.PhoneNumber | Should -Be '09876543210', '09876543211', '09876543210', '09876543213'
        $numbers.CircleName | Should -Be 'Gujarat Telecom Circle (includes Daman & Diu, Dadra & Nagar Haveli)', 'Karnataka', 'Gujarat Telecom Circle (includes Daman & Diu, Dadra & Nagar Haveli)', 'Tamil Nadu'
        $numbers.DND | Should -Be $true, $false, $true, $true
        $failed.TargetObject | Should -Be '12'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
    }

    It 'accepts calls from the pipeline, by their customers' {
        $calls = Get-ExoCall -First 20 @there | Where-Object CustomerNumber -like '+91*'

        @($calls | Get-ExoNumber @there).Count | Should -Be @($calls).Count
    }
}
