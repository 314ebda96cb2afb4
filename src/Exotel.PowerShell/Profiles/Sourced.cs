namespace Exotel.PowerShell.Profiles;

/// <summary>A part of an account, and where it came from in words for the user.</summary>
internal sealed record Sourced<T>(T Value, string Source);
