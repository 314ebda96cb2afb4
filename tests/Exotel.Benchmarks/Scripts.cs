namespace Exotel.Benchmarks;

/// <summary>
/// What runs in pwsh. The loops are the cheapest a user would write: nothing is counted or copied twice, no progress is
/// shown. Each script ends with the milliseconds of the work alone; the shell's start and the import are left out.
/// </summary>
internal static class Scripts
{
    private const string Prepare = """
        $ErrorActionPreference = 'Stop'
        $ProgressPreference = 'SilentlyContinue'

        """;

    private const string Import = Prepare + """
        Import-Module $env:BENCHMARK_MODULE

        """;

    private const string PrepareLoop = Prepare + """
        $pair = [Text.Encoding]::ASCII.GetBytes("${env:EXOTEL_API_KEY}:$env:EXOTEL_API_TOKEN")
        $headers = @{ Authorization = 'Basic ' + [Convert]::ToBase64String($pair) }
        $uri = "$env:EXOTEL_REGION/v1/Accounts/$env:EXOTEL_ACCOUNT_SID/Calls.json?PageSize=100"

        """;

    private const string Start = """
        $watch = [Diagnostics.Stopwatch]::StartNew()

        """;

    private const string EndCounted = """

        $taken = $watch.Elapsed.TotalMilliseconds
        if ($count -ne $env:BENCHMARK_CALLS) { throw "$count calls came instead of $env:BENCHMARK_CALLS." }
        $taken.ToString([cultureinfo]::InvariantCulture)
        """;

    private const string EndCsv = """

        $taken = $watch.Elapsed.TotalMilliseconds
        $count = @(Import-Csv $env:BENCHMARK_CSV).Count
        if ($count -ne $env:BENCHMARK_CALLS) { throw "$count calls came instead of $env:BENCHMARK_CALLS." }
        $taken.ToString([cultureinfo]::InvariantCulture)
        """;

    public const string Empty = "exit";

    public const string ImportOnly = "Import-Module $env:BENCHMARK_MODULE; exit";

    public const string CountModule = Import + Start + "$count = @(Get-ExoCall).Count" + EndCounted;

    public const string CountLoop = PrepareLoop + Start + """
        $count = 0
        while ($uri) {
            $page = Invoke-RestMethod $uri -Headers $headers
            $count += $page.Calls.Count
            $next = $page.Metadata.NextPageUri
            $uri = if ($next) { $env:EXOTEL_REGION + $next }
        }
        """ + EndCounted;

    public const string CsvModule = Import + Start + "Get-ExoCall | Export-Csv $env:BENCHMARK_CSV" + EndCsv;

    public const string CsvLoop = PrepareLoop + Start + """
        & {
            while ($uri) {
                $page = Invoke-RestMethod $uri -Headers $headers
                $page.Calls
                $next = $page.Metadata.NextPageUri
                $uri = if ($next) { $env:EXOTEL_REGION + $next }
            }
        } | Export-Csv $env:BENCHMARK_CSV
        """ + EndCsv;

    public const string FirstObject = Import + Start + """
        $call = Get-ExoCall | Select-Object -First 1
        $taken = $watch.Elapsed.TotalMilliseconds
        if (-not $call.Sid) { throw 'No call came.' }
        $taken.ToString([cultureinfo]::InvariantCulture)
        """;

    /// <summary>Ends with the peak working set, in KiB.</summary>
    public const string PeakMemory = Import + """
        Get-ExoCall > $null
        $peak = if (Test-Path /proc/self/status) { (Select-String -Path "/proc/$PID/status" -Pattern 'VmHWM:\s+(\d+)').Matches[0].Groups[1].Value }
        else { (Get-Process -Id $PID).PeakWorkingSet64 / 1KB }
        ([double]$peak).ToString([cultureinfo]::InvariantCulture)
        """;

    public const string Version = "\"$($PSVersionTable.PSVersion)\"";
}
