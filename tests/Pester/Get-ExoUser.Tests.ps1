BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force
}

Describe 'Get-ExoUser against the simulator <Options>' -ForEach @(
    @{ Options = @() }
    @{ Options = @('--user-shape', 'block', '--xml') }
) {
    BeforeAll {
        $env:EXOTEL_RATE_LIMIT = '0'
        $simulator = Start-Simulator @('--calls', '60', '--days', '20', '--users', '120') @Options
        $account = $simulator.Account
    }

    BeforeEach { Clear-SimulatorRequest $simulator }

    AfterAll {
        $simulator | Stop-Simulator
        $env:EXOTEL_RATE_LIMIT = $null
    }

    It 'lists every user as Exotel.User' {
        $users = Get-ExoUser @account

        $users.Count | Should -Be 120
        @($users.Id | Sort-Object -Unique).Count | Should -Be 120
        $users[3].PSObject.TypeNames[0] | Should -Be 'Exotel.User'
        $users[3].FirstName | Should -Match '^\p{IsDevanagari}+$'
        $users[3].LastName | Should -Be 'Rao'
        $users[3].Email | Should -Be 'agent3@example.com'
        $users[3].Role | Should -Be 'supervisor'
        $users[3].PhoneNumber | Should -Be '+919800000003'
        $users[3].SipUri | Should -Be 'sip:agent3@exotel.in'
        $users[2].Available | Should -BeFalse
        $users[1].ActiveCall | Should -Be 'true'
        $users[0].ActiveCall | Should -BeNullOrEmpty
        $users[0].LastLogin | Should -BeOfType DateTimeOffset
        "$($users[0])" | Should -Be $users[0].Id
        @(Get-SimulatorRequest $simulator).Count | Should -Be 3
    }

    It 'stops at once when enough is written' {
        @(Get-ExoUser @account | Select-Object -First 3).Count | Should -Be 3

        @(Get-SimulatorRequest $simulator).Count | Should -Be 1
    }

    It 'finds users by e-mail address, in any case' {
        (Get-ExoUser agent7@example.com, agent9@example.com @account).Email | Should -Be 'agent7@example.com', 'agent9@example.com'
        ([pscustomobject]@{ Email = 'agent7@example.com' } | Get-ExoUser @account).Id | Should -Be (Get-ExoUser -PhoneNumber 09800000007 @account).Id
    }

    It 'finds users by number in any spelling, and by SIP address' {
        (Get-ExoUser -PhoneNumber '98000 00007', 'sip:agent3@exotel.in' @account).Email | Should -Be 'agent3@example.com', 'agent7@example.com'
    }

    It 'writes one error for each <What> that no user has, and still writes the others' -ForEach @(
        @{ What = 'e-mail address'; Arguments = @{ Email = 'nobody@example.com', 'agent7@example.com' }; Missing = 'nobody@example.com' }
        @{ What = 'number'; Arguments = @{ PhoneNumber = '98000 00007', '0999' }; Missing = '0999' }
        @{ What = 'e-mail address with one of the numbers'; Arguments = @{ Email = 'agent7@example.com', 'agent9@example.com'; PhoneNumber = '98000 00007' }; Missing = 'agent9@example.com' }
    ) {
        $users = Get-ExoUser @Arguments @account -ErrorAction SilentlyContinue -ErrorVariable failed

        $users.Email | Should -Be 'agent7@example.com'
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -Be 'NotFound,Exotel.PowerShell.Commands.GetExoUserCommand'
        $failed[0].TargetObject | Should -Be $Missing
        $failed[0].Exception.Message | Should -BeLike "*no user with the*'$Missing'*"
    }

    It 'offers the users of the session, with their names, for <_>' -ForEach 'Get-ExoUser -Email agent7@', 'Get-ExoUser -PhoneNumber +919800000007' {
        $user = Get-ExoUser agent7@example.com @account

        $offer = (TabExpansion2 $_ $_.Length).CompletionMatches

        $offer.CompletionText | Should -BeIn $user.Email, $user.PhoneNumber
        $offer.ToolTip | Should -Be "$($user.FirstName) $($user.LastName)"
    }

    It 'loses and repeats nobody when Exotel refuses a page' {
        Set-SimulatorFault $simulator 'seq=ok,429-retry-after=1,ok'

        @((Get-ExoUser @account -WarningAction SilentlyContinue).Id | Sort-Object -Unique).Count | Should -Be 120
    }

    It 'rejects <What> before any request' -ForEach @(
        @{ What = 'a blank address'; Arguments = @{ Email = ' ' } }
        @{ What = 'a blank number'; Arguments = @{ PhoneNumber = '1', '' } }
    ) {
        { Get-ExoUser @Arguments @account } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'

        Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
    }
}

Describe 'Get-ExoUser of an account without the list of users' {
    It 'says what is missing' {
        $simulator = Start-Simulator --calls 0 --disabled users
        try {
            $account = $simulator.Account
            $failed = $null
            try { Get-ExoUser @account } catch { $failed = $_ }
            $failed.FullyQualifiedErrorId | Should -Be 'AuthenticationFailed,Exotel.PowerShell.Commands.GetExoUserCommand'
            $failed.Exception.Message | Should -BeLike "*list of users (CCM, in beta) must be enabled for the account: ask Exotel's support.*"
        }
        finally { $simulator | Stop-Simulator }
    }
}
