BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force
}

Describe 'Get-ExoCall' {
    It 'says that there is no account, and what would give one' {
        { Get-ExoCall -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'NoAccount,Exotel.PowerShell.Commands.GetExoCallCommand' -ExpectedMessage '*EXOTEL_ACCOUNT_SID*EXOTEL_API_KEY*'
    }
}
