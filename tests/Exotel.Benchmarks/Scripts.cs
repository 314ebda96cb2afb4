namespace Exotel.Benchmarks;

/// <summary>
/// The scripts that run in pwsh. The loops are the fastest a user would reasonably write: nothing is counted or copied twice, and no progress is
/// shown. Each script writes its duration in milliseconds, without the startup of pwsh and the import.
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

    private const string Stop = """

        $elapsed = $watch.Elapsed.TotalMilliseconds

        """;

    private const string Finish = """
        if ($count -ne $env:BENCHMARK_CALLS) { throw "Expected $env:BENCHMARK_CALLS calls, but got $count." }
        $elapsed.ToString([cultureinfo]::InvariantCulture)
        """;

    private const string StopAndCountCsv = Stop + """
        $count = @(Import-Csv $env:BENCHMARK_CSV).Count

        """ + Finish;

    public const string Empty = "exit";

    public const string ImportOnly = "Import-Module $env:BENCHMARK_MODULE; exit";

    public const string CountModule = Import + Start + "$count = @(Get-ExoCall -Brief).Count" + Stop + Finish;

    public const string CountLoop = PrepareLoop + Start + """
        $count = 0
        while ($uri) {
            $page = Invoke-RestMethod $uri -Headers $headers
            $count += $page.Calls.Count
            $next = $page.Metadata.NextPageUri
            $uri = if ($next) { $env:EXOTEL_REGION + $next }
        }
        """ + Stop + Finish;

    public const string CsvModule = Import + Start + "Get-ExoCall -Brief | Export-Csv $env:BENCHMARK_CSV" + StopAndCountCsv;

    public const string CsvLoop = PrepareLoop + Start + """
        & {
            while ($uri) {
                $page = Invoke-RestMethod $uri -Headers $headers
                $page.Calls
                $next = $page.Metadata.NextPageUri
                $uri = if ($next) { $env:EXOTEL_REGION + $next }
            }
        } | Export-Csv $env:BENCHMARK_CSV
        """ + StopAndCountCsv;

    public const string FirstObject = Import + Start + """
        $call = Get-ExoCall | Select-Object -First 1
        $elapsed = $watch.Elapsed.TotalMilliseconds
        if (-not $call.Sid) { throw 'Expected a call, but got none.' }
        $elapsed.ToString([cultureinfo]::InvariantCulture)
        """;

    /// <summary>Writes the peak working set, in KiB.</summary>
    public const string PeakMemory = Import + """
        Get-ExoCall > $null
        $peak = if (Test-Path /proc/self/status) { (Select-String -Path "/proc/$PID/status" -Pattern 'VmHWM:\s+(\d+)').Matches[0].Groups[1].Value }
        else { (Get-Process -Id $PID).PeakWorkingSet64 / 1KB }
        ([double]$peak).ToString([cultureinfo]::InvariantCulture)
        """;

    /// <summary>A million calls in memory: those of a list, again and again.</summary>
    private const string ManyCalls = Import + """
        $listed = @(Get-ExoCall)
        $calls = [Collections.Generic.List[object]]::new()
        while ($calls.Count -lt $env:BENCHMARK_COUNT) { $calls.AddRange($listed) }

        """;

    public const string PipelineModule = ManyCalls + Start + "$metric = $calls | Measure-ExoCall" + Stop + """
        if ($metric.Calls + $metric.Ongoing -ne $calls.Count) { throw "Expected $($calls.Count) calls, but got $($metric.Calls)." }
        $elapsed.ToString([cultureinfo]::InvariantCulture)
        """;

    public const string PipelineObject = ManyCalls + Start + "$sum = $calls | Measure-Object Duration -Sum" + Stop + """
        if (-not $sum.Count) { throw 'Expected a sum, but got none.' }
        $elapsed.ToString([cultureinfo]::InvariantCulture)
        """;

    /// <summary>Writes the peak working set, in KiB, of rows that are made on the way, with 100,000 customers at most.</summary>
    public const string PipelineMemory = Import + """
        Add-Type @'
        using System.Collections.Generic;
        public sealed class BenchmarkRow
        {
            public string Sid { get; set; } public string Direction { get; set; } public string Outcome { get; set; } public string PhoneNumber { get; set; }
            public string From { get; set; } public string To { get; set; } public string DateCreated { get; set; }
            public int Duration { get; set; } public int? ConversationDuration { get; set; } public int Leg1Duration { get; set; } public decimal Price { get; set; }
            public static IEnumerable<BenchmarkRow> Get(int count)
            {
                for (var i = 0; i < count; i++)
                    yield return new BenchmarkRow
                    {
                        Sid = i.ToString("x32"), Direction = "inbound", Outcome = i % 3 == 0 ? "Missed" : "Answered", PhoneNumber = "+91804710000" + i % 10,
                        From = "+9198" + (i % 100000).ToString("00000000"), To = "sip:agent" + i % 50,
                        DateCreated = new System.DateTime(2026, 1, 1).AddMinutes(i % 259200).ToString("yyyy-MM-ddTHH:mm:ss") + "+05:30",
                        Duration = i % 600, ConversationDuration = i % 3 == 0 ? null : i % 500, Leg1Duration = i % 600, Price = i % 100 / 4m,
                    };
            }
        }
        '@
        $figures = [BenchmarkRow]::Get($env:BENCHMARK_COUNT) | Measure-ExoCall Day, ExoPhone
        if (-not $figures) { throw 'Expected figures, but got none.' }
        $peak = if (Test-Path /proc/self/status) { (Select-String -Path "/proc/$PID/status" -Pattern 'VmHWM:\s+(\d+)').Matches[0].Groups[1].Value }
        else { (Get-Process -Id $PID).PeakWorkingSet64 / 1KB }
        ([double]$peak).ToString([cultureinfo]::InvariantCulture)
        """;

    private const string PeakOfProcess = """

        $peak = if (Test-Path /proc/self/status) { (Select-String -Path "/proc/$PID/status" -Pattern 'VmHWM:\s+(\d+)').Matches[0].Groups[1].Value }
        else { (Get-Process -Id $PID).PeakWorkingSet64 / 1KB }
        ([double]$peak).ToString([cultureinfo]::InvariantCulture)
        """;

    public const string StoreToCsv = Import + "Get-ExoCall -Store $env:BENCHMARK_STORE | Export-Csv $env:BENCHMARK_CSV";

    /// <summary>What each answer is checked by: the calls in all groups, and the number of groups.</summary>
    private const string CheckGroups = """
        $count = ($groups | Measure-Object Calls -Sum).Sum
        if ($count -ne $env:BENCHMARK_COUNT) { throw "Expected $env:BENCHMARK_COUNT calls, but got $count." }
        if ($groups.Count -ne 1800 -or -not $groups[0].TotalDuration) { throw "Expected 1800 groups with a duration, but got $($groups.Count)." }
        $elapsed.ToString([cultureinfo]::InvariantCulture)
        """;

    public const string StoreMetrics = Import + Start + "$groups = @(Measure-ExoCall -Store $env:BENCHMARK_STORE -By Day, ExoPhone)" + Stop + CheckGroups;

    /// <summary>Only two of the figures, and no times are parsed.</summary>
    public const string CsvMetrics = Prepare + Start + """
        $groups = @(Import-Csv $env:BENCHMARK_CSV | Group-Object { $_.DateCreated.Substring(0, $_.DateCreated.IndexOf(' ')) }, PhoneNumber | ForEach-Object {
            [pscustomobject]@{ Day = $_.Values[0]; ExoPhone = $_.Values[1]; Calls = $_.Count; TotalDuration = ($_.Group | Measure-Object Duration -Sum).Sum }
        })
        """ + Stop + CheckGroups;

    public const string StoreConcurrency = Import + Start + "$all = Measure-ExoConcurrency -Store $env:BENCHMARK_STORE" + Stop + """
        if (-not $all.Peak) { throw 'Expected a peak, but got none.' }
        $elapsed.ToString([cultureinfo]::InvariantCulture)
        """;

    public const string StoreMissed = Import + Start + "$callers = @(Get-ExoMissedCaller -Store $env:BENCHMARK_STORE)" + Stop + """
        if (-not $callers) { throw 'Expected missed callers, but got none.' }
        $elapsed.ToString([cultureinfo]::InvariantCulture)
        """;

    public const string StoreReport = Import + "$file = [IO.Path]::GetTempFileName()\n" + Start + "Export-ExoReport $file -Store $env:BENCHMARK_STORE" + Stop + CheckReport;

    public const string PipelineReport = Import + "$file = [IO.Path]::GetTempFileName()\n$calls = @(Get-ExoCall -Store $env:BENCHMARK_STORE)\n" + Start
        + "$calls | Export-ExoReport $file" + Stop + CheckReport;

    /// <summary>Writes the KiB of the larger of the two forms.</summary>
    public const string ReportSize = Import + """
        $files = [IO.Path]::GetTempFileName(), [IO.Path]::GetTempFileName()
        Export-ExoReport $files[0] -Store $env:BENCHMARK_STORE
        Export-ExoReport $files[1] -Store $env:BENCHMARK_STORE -ForMail
        $sizes = Get-Item $files | ForEach-Object { $_.Length / 1KB }
        Remove-Item $files
        [string]::Format([cultureinfo]::InvariantCulture, '{0:0.0} {1:0.0}', $sizes[0], $sizes[1])
        """;

    /// <summary>The report has all calls.</summary>
    private const string CheckReport = """
        $text = [IO.File]::ReadAllText($file)
        Remove-Item $file
        if ($text -notmatch "data-metric=`"calls`" data-value=`"$env:BENCHMARK_COUNT`"") { throw "Expected a report of $env:BENCHMARK_COUNT calls." }
        $elapsed.ToString([cultureinfo]::InvariantCulture)
        """;

    public const string StoreFiguresMemory = Import + "$groups = Measure-ExoCall -Store $env:BENCHMARK_STORE -By Day, ExoPhone" + PeakOfProcess;

    /// <summary>Writes the milliseconds of the store and those of the CSV file, in one process.</summary>
    public const string StoreAgainstCsv = Import + Start + """
        Get-ExoCall -Store $env:BENCHMARK_STORE > $null
        $store = $watch.Elapsed.TotalMilliseconds
        $watch.Restart()
        Import-Csv $env:BENCHMARK_CSV > $null
        [string]::Format([cultureinfo]::InvariantCulture, '{0} {1}', $store, $watch.Elapsed.TotalMilliseconds)
        """;

    /// <summary>Writes the peak working set, in KiB, of counting calls.</summary>
    public const string StoreMemory = Import + """
        $count = (Get-ExoCall -Store $env:BENCHMARK_STORE -First $env:BENCHMARK_FIRST | Measure-Object).Count
        if ($count -ne $env:BENCHMARK_FIRST) { throw "Expected $env:BENCHMARK_FIRST calls, but got $count." }
        """ + PeakOfProcess;

    public const string Version = "\"$($PSVersionTable.PSVersion)\"";
}
