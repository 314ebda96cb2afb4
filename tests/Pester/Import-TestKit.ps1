# Loads the fake servers of tests/Exotel.TestKit. EXOTEL_TEST_KIT names the assembly; without it, the one built last.
$kit = $env:EXOTEL_TEST_KIT
if (-not $kit) {
    $kit = Get-ChildItem "$PSScriptRoot/../Exotel.TestKit/bin" -Recurse -Filter Exotel.TestKit.dll |
        Sort-Object LastWriteTime -Descending | Select-Object -First 1 -ExpandProperty FullName
}
Add-Type -Path $kit
