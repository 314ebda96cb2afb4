namespace Exotel.PowerShell.Accounts;

/// <summary>A part of an account, and where it came from in words for the user.</summary>
internal sealed record SourcedValue<T>(T Value, string Source);
