namespace Exotel.Http;

/// <summary>The result for one of many requested items: a value, or the error of this item alone.</summary>
/// <param name="Item">The item that was requested.</param>
/// <param name="Value">The value; null when there is an error.</param>
/// <param name="Error">Why there is no value; null when there is one.</param>
internal sealed record ItemResult<TItem, TValue>(TItem Item, TValue? Value, ExotelException? Error);
