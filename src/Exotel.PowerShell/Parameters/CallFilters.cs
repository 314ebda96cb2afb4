using System;
using System.Linq;
using Exotel.Calls.Listing;
using Exotel.Calls.Placing;

namespace Exotel.PowerShell.Parameters;

/// <summary>Checks the filters of a cmdlet, and makes a query of them.</summary>
internal static class CallFilters
{
    /// <exception cref="ExotelException">A minimum is more than its maximum, or a number was rounded.</exception>
    public static void Check(this ICallFilters filters)
    {
        if (filters.From.Concat(filters.To).Concat(filters.PhoneNumber).FirstOrDefault(SpreadsheetNumber.IsShortened) is { } rounded)
            throw Invalid($"'{rounded}' is not a number but what a spreadsheet made of one; its last digits are lost. Format the column as text, and enter the number again.");
        if (filters.MinDuration > filters.MaxDuration)
            throw Invalid($"-MinDuration is {filters.MinDuration}, more than -MaxDuration, which is {filters.MaxDuration}: no call can match.");
        if (filters.MinPrice > filters.MaxPrice)
            throw Invalid(FormattableString.Invariant($"-MinPrice is {filters.MinPrice}, more than -MaxPrice, which is {filters.MaxPrice}: no call can match."));
    }

    /// <summary>The query, without a range of time and without the outcome, which Exotel cannot filter by.</summary>
    /// <param name="filters">The filters.</param>
    /// <param name="warn">Writes a warning for each status or direction that is not documented.</param>
    public static CallQuery ToQuery(this ICallFilters filters, Action<string> warn) => new()
    {
        From = filters.From,
        To = filters.To,
        PhoneNumber = filters.PhoneNumber,
        Status = FilterWords.Status.Normalize(filters.Status, warn),
        Direction = FilterWords.Direction.Normalize(filters.Direction, warn),
        MinDuration = filters.MinDuration,
        MaxDuration = filters.MaxDuration,
        MinPrice = filters.MinPrice,
        MaxPrice = filters.MaxPrice,
    };

    private static ExotelException Invalid(string message) => new(ExotelErrorKind.InvalidRequest, message + " Nothing was sent.");
}
