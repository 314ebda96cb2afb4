namespace Exotel.PowerShell.Accounts;

/// <summary>A setting of an account and its source, as shown to the user.</summary>
internal sealed record SourcedValue<T>(T Value, string Source);
