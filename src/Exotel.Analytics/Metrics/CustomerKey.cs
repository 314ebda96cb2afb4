namespace Exotel.Analytics.Metrics;

/// <summary>A customer of an account.</summary>
/// <param name="Account">The place of the account among those of the calls.</param>
/// <param name="Customer">The id that <see cref="CustomerIds"/> gives.</param>
internal readonly record struct CustomerKey(int Account, ulong Customer);
