using System.Collections.Generic;

namespace Exotel.PowerShell.Tests.Pester;

/// <summary>What <c>Invoke-Suite.ps1</c> writes of one run.</summary>
internal sealed class PesterReport
{
    public string PowerShell { get; set; } = string.Empty;

    public int Passed { get; set; }

    public int Failed { get; set; }

    public int Skipped { get; set; }

    public List<string> Failures { get; set; } = [];

    /// <summary>Why nothing could be run; null when it was run.</summary>
    public string? Unavailable { get; set; }
}
