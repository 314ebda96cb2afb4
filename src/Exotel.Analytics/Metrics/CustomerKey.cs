namespace Exotel.Analytics.Metrics;

/// <summary>A customer of an account.</summary>
internal readonly record struct CustomerKey(string? AccountSid, string CustomerNumber);
