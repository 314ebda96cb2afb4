<#
.SYNOPSIS
    Generates what follows from the cmdlets and their pages in docs/en-US: the syntax and the related links of the pages, Exotel.PowerShell.dll-Help.xml, which Get-Help shows,
    the table of cmdlets in README.md, the exported cmdlets in Exotel.psd1, and missing entries of Exotel.Types.ps1xml.
.DESCRIPTION
    Needs a build, and the module Microsoft.PowerShell.PlatyPS 1.x. The results are committed, so a build does not need PlatyPS.
    Run it after each change of a page or of a cmdlet's parameters: ./build.ps1 -Task Help.
#>
[CmdletBinding()]
param([string] $Destination = "$PSScriptRoot/../docs/en-US/Exotel.PowerShell.dll-Help.xml")

$ErrorActionPreference = 'Stop'
Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0
$manifest = Get-ChildItem "$PSScriptRoot/../out/Exotel/*/Exotel.psd1" | Sort-Object LastWriteTime -Descending | Select-Object -First 1
if (-not $manifest) { throw "The module is not built: run 'dotnet build' first." }
# The assembly itself: the manifest does not export a new cmdlet yet.
$assembly = Import-Module (Join-Path $manifest.DirectoryName "bin/net8.0/Exotel.PowerShell.dll") -PassThru
Import-Module "$PSScriptRoot/HelpPages.psm1"

$root = Split-Path $PSScriptRoot
$exports = $assembly.ExportedCmdlets.Keys | Sort-Object | ForEach-Object { "        '$_'`n" }
Update-FileSection "$root/Exotel.psd1" -Start '    CmdletsToExport      = @(' -End '    )' -Content (-join $exports)
$models = $assembly.ImplementingAssembly.GetType('Exotel.PowerShell.Serialization.SerializedModels')
$null = $models.GetMethod('Find').Invoke($null, @('Exotel.')) # loads the assemblies of the models
$types = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'Exotel.*' } | ForEach-Object { $_.GetExportedTypes() }
Add-ModelType "$root/src/Exotel.PowerShell/Exotel.Types.ps1xml" -Model ($types | Where-Object { $models.GetMethod('Includes').Invoke($null, [object[]] @($_.PSObject.BaseObject)) } | ForEach-Object FullName)

$work = Join-Path ([IO.Path]::GetTempPath()) ('exotel-help-' + [guid]::NewGuid().ToString('N'))
try {
    $pages = Get-ChildItem "$PSScriptRoot/../docs/en-US/*-Exo*.md" | Sort-Object Name
    foreach ($page in $pages) { Update-HelpPage $page.FullName }
    $commands = @(Import-MarkdownCommandHelp -Path $pages.FullName)
    $file = $commands | Export-MamlCommandHelp -OutputFolder $work
    $help = [xml]::new()
    $help.PreserveWhitespace = $true
    $help.Load($file.FullName)
    $names = [System.Xml.XmlNamespaceManager]::new($help.NameTable)
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

    # PlatyPS writes an example as plain text. Get-Help preserves its line breaks only in dev:code.
    foreach ($command in $commands) {
        $examples = $help.SelectNodes("//command:command[command:details/command:name='$($command.Title)']/command:examples/command:example", $names)
        for ($i = 0; $i -lt $command.Examples.Count; $i++) {
            if ($command.Examples[$i].Remarks -notmatch '(?s)^\s*```powershell\r?\n(?<code>.*?)\r?\n```\s*(?<text>.*?)\s*$') { throw "$($command.Title): example $($i + 1) has no code." }
            $code, $text = $Matches['code'], $Matches['text']
            $example = $examples[$i]
            $example.SelectSingleNode('maml:introduction', $names).RemoveAll()
            $example.SelectSingleNode('dev:code', $names).InnerText = $code -replace '\r', ''
            $paragraph = $help.CreateElement('maml', 'para', $names.LookupNamespace('maml'))
            $paragraph.InnerText = $text
            $remarks = $example.SelectSingleNode('dev:remarks', $names)
            $null = $remarks.AppendChild($paragraph)
            $null = $remarks.AppendChild($help.CreateElement('maml', 'para', $names.LookupNamespace('maml')))
        }

        foreach ($parameter in $command.Parameters | Where-Object DefaultValue) {
            $node = $help.SelectSingleNode("//command:command[command:details/command:name='$($command.Title)']/command:parameters/command:parameter[maml:name='$($parameter.Name)']", $names)
            $value = $help.CreateElement('dev', 'defaultValue', $names.LookupNamespace('dev'))
            $value.InnerText = $parameter.DefaultValue
            $null = $node.AppendChild($value)
        }
    }

    # A console shows neither code marks nor the line breaks of the source, and cannot follow a link to a page.
    foreach ($text in $help.SelectNodes('//maml:para', $names)) {
        $text.InnerText = ($text.InnerText -replace '\r', '' -replace '(?<!\n)\n(?!\n)', ' ').Replace('`', '')
    }

    # Get-Help offers -Online wherever there are links. There is no page on the web, so the names of the other cmdlets are the last line of the notes.
    foreach ($command in $commands) {
        $node = $help.SelectSingleNode("//command:command[command:details/command:name='$($command.Title)']", $names)
        $links = $node.SelectSingleNode('command:relatedLinks', $names)
        $others = @($links.SelectNodes("maml:navigationLink/maml:linkText[.!='Online Version']", $names) | ForEach-Object InnerText)
        $links.RemoveAll()
        $paragraph = $help.CreateElement('maml', 'para', $names.LookupNamespace('maml'))
        $paragraph.InnerText = 'See also: ' + ($others -join ', ')
        $null = $node.SelectSingleNode('maml:alertSet/maml:alert', $names).AppendChild($paragraph)
    }

    Update-FileSection "$root/README.md" -Start '<!-- cmdlets -->' -End '<!-- end of cmdlets -->' -Content "$(Get-CmdletTable)`n"

    $settings = [System.Xml.XmlWriterSettings]::new()
    $settings.Encoding = [System.Text.UTF8Encoding]::new($false)
    $settings.NewLineChars = "`n"
    $settings.NewLineHandling = 'Replace'
    $writer = [System.Xml.XmlWriter]::Create([IO.Path]::GetFullPath($Destination), $settings)
    try { $help.Save($writer) } finally { $writer.Dispose() }
}
finally {
    Remove-Item $work -Recurse -Force -ErrorAction Ignore
}
