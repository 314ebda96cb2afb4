namespace Exotel.PowerShell.Tests.Pester;

internal sealed record ProcessResult(int ExitCode, string Output, string Error);
