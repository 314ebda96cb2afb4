# Whether this process, and so each that it starts, was started with SIGINT ignored: then nothing stops at Ctrl+C. A script does so with what it runs in the background.
function Test-InterruptIgnored {
    $status = '/proc/self/status'
    if (-not (Test-Path $status)) { return $false }
    $ignored = [Convert]::ToUInt64((Select-String -Path $status -Pattern '^SigIgn:\s+(\w+)').Matches[0].Groups[1].Value, 16)
    ($ignored -band 2) -ne 0
}
