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

# The cmdlets that a page links, and those whose pages link it.
function Get-RelatedLinksSection {
    param([Parameter(Mandatory)] [string] $Name)
    $pages = Get-ChildItem "$PSScriptRoot/../docs/en-US/*-Exo*.md"
    $links = foreach ($page in $pages) {
        $linked = [regex]::Matches((Get-Content $page.FullName -Raw), '(?m)^- \[(\w+-Exo\w+)\]\(\1\.md\)').ForEach({ $_.Groups[1].Value })
        if ($page.BaseName -eq $Name) { $linked } elseif ($linked -contains $Name) { $page.BaseName }
    }
    if (-not $links) { throw "$Name.md links no other page, and no page links it." }
    foreach ($link in $links) { if ($pages.BaseName -notcontains $link) { throw "$Name.md links $link, which has no page." } }
    ($links | Sort-Object -Unique | ForEach-Object { "- [$_]($_.md)" }) -join "`n"
}

# The table of the cmdlets, with the synopsis of each.
function Get-CmdletTable {
    $rows = foreach ($page in Get-ChildItem "$PSScriptRoot/../docs/en-US/*-Exo*.md" | Sort-Object Name) {
        $synopsis = [regex]::Match((Get-Content $page.FullName -Raw), '(?m)(?<=^## SYNOPSIS\r?\n\r?\n).+?(?=\.?\r?$)').Value
        "| [``$($page.BaseName)``](docs/en-US/$($page.Name)) | $synopsis |"
    }
    (@('| Cmdlet | What it does |', '|---|---|') + $rows) -join "`n"
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

# The text between two marks of a file replaced.
function Update-FileSection {
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [string] $Start, [Parameter(Mandatory)] [string] $End, [Parameter(Mandatory)] [string] $Content)
    $text = [IO.File]::ReadAllText($Path) -replace '\r'
    $section = [regex]"(?s)(?<=$([regex]::Escape($Start))\n).*?(?=$([regex]::Escape($End)))"
    if (-not $section.IsMatch($text)) { throw "$Path has no section between '$Start' and '$End'." }
    if ($PSCmdlet.ShouldProcess($Path)) { [IO.File]::WriteAllText($Path, $section.Replace($text, { $Content }, 1)) }
}

# Entries of the types file for models that have none: a fixed depth, and the converter that restores them.
function Add-ModelType {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [string[]] $Model)
    $entry = {
        param($name, $property, $value)
        @"
  <Type>
    <Name>$name</Name>
    <Members>
      <MemberSet>
        <Name>PSStandardMembers</Name>
        <Members>
          <NoteProperty>
            <Name>$property</Name>
            <Value>$value</Value>
          </NoteProperty>
        </Members>
      </MemberSet>
    </Members>
  </Type>

"@
    }
    $text = [IO.File]::ReadAllText($Path) -replace '\r'
    foreach ($name in $Model | Where-Object { -not $text.Contains("<Name>$_</Name>") }) {
        $entries = (& $entry $name SerializationDepth 1) + (& $entry "Deserialized.$name" TargetTypeForDeserialization Exotel.PowerShell.Serialization.DeserializedModel)
        $text = $text.Replace('</Types>', ($entries -replace '\r') + '</Types>')
    }
    [IO.File]::WriteAllText($Path, $text)
}

Export-ModuleMember -Function Get-SyntaxSection, Get-RelatedLinksSection, Get-CmdletTable, Update-HelpPage, Update-FileSection, Add-ModelType
