# The generated sections of the pages in docs/en-US. The cmdlets themselves must be imported.

$ErrorActionPreference = 'Stop'

# One block for each parameter set, wrapped to 100 columns.
function Get-SyntaxSection {
    param([Parameter(Mandatory)] [string] $Name)
    $command = Get-Command $Name
    $blocks = foreach ($set in $command.ParameterSets | Sort-Object { -not $_.IsDefault } -Stable) {
        $default = if ($command.ParameterSets.Count -gt 1 -and $set.IsDefault) { ' (Default)' }
        "### $($set.Name)$default`n`n```````n$(Get-WrappedSyntax $Name $set)`n``````"
    }
    $blocks -join "`n`n"
}

function Get-WrappedSyntax {
    param([string] $Name, [System.Management.Automation.CommandParameterSetInfo] $Set)
    $line = $Name
    # Windows PowerShell has no short name for this type.
    $text = $Set.ToString() -creplace '\[<CommonParameters>\]' -creplace '<uint64>', '<ulong>'
    $lines = @(foreach ($item in [regex]::Matches($text, '\[\[[^ ]+\] <[^ ]+>\]|\[[^ ]+( <[^ ]+>)?\]( <[^ ]+>)?|-\w+( <[^ ]+>)?').Value) {
            if ($line.Length + 1 + $item.Length -gt 100) {
                $line
                $line = ''
            }
            $line += " $item"
        }
        $line)
    $lines -join "`n"
}

# Links to the other cmdlets of the topics in related-links.psd1.
function Get-RelatedLinksSection {
    param([Parameter(Mandatory)] [string] $Name)
    $topics = (Import-PowerShellDataFile "$PSScriptRoot/related-links.psd1").Values | Where-Object { $_ -contains $Name }
    if (-not $topics) { throw "$Name is in no topic of tools/related-links.psd1." }
    ($topics | ForEach-Object { $_ } | Sort-Object -Unique | Where-Object { $_ -ne $Name } | ForEach-Object { "- [$_]($_.md)" }) -join "`n"
}

# A page with its generated sections replaced.
function Update-HelpPage {
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)] [string] $Path)
    $name = [IO.Path]::GetFileNameWithoutExtension($Path)
    $text = [IO.File]::ReadAllText($Path) -replace '\r'
    foreach ($section in @{ SYNTAX = Get-SyntaxSection $name; 'RELATED LINKS' = Get-RelatedLinksSection $name }.GetEnumerator()) {
        $heading = [regex]"(?ms)(?<=^## $($section.Key)\n\n).*?(?=\n\n## |\n?\z)"
        if (-not $heading.IsMatch($text)) { throw "$name.md has no section $($section.Key)." }
        $content = $section.Value
        $text = $heading.Replace($text, { $content }, 1)
    }
    if ($PSCmdlet.ShouldProcess($Path)) { [IO.File]::WriteAllText($Path, $text.TrimEnd("`n") + "`n") }
}

Export-ModuleMember -Function Get-SyntaxSection, Get-RelatedLinksSection, Update-HelpPage
