using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Store;
using Exotel.Calls;
using Exotel.Calls.Placing;

namespace Exotel.Analytics.Placements;

/// <summary>The numbers of a call to place, in normal form.</summary>
internal sealed record PlacementNumbers
{
    /// <summary>The digits by which two spellings are compared where the normal forms differ: a landline has several.</summary>
    private const int ComparedDigits = 10;

    public PlacementNumbers(string? from, string? to, string? callerId)
    {
        From = PhoneNumberNormalizer.Normalize(from);
        To = PhoneNumberNormalizer.Normalize(to);
        CallerId = PhoneNumberNormalizer.Normalize(callerId);
    }

    public PlacementNumbers(ConnectCallRequest request)
        : this(request.From, request.To, request.CallerId)
    {
    }

    public PlacementNumbers(PlacementEntry entry)
        : this(entry.From, entry.To, entry.CallerId)
    {
    }

    public string? From { get; }

    public string? To { get; }

    public string? CallerId { get; }

    /// <summary>Whether a listed call can be one to these numbers; a number that the list does not tell is no contradiction.</summary>
    public bool CanBeOf(Call call) => IsSame(From, call.From) && (To is null || IsSame(To, call.To)) && IsSame(CallerId, call.PhoneNumber);

    /// <summary>The spellings of a number in a filter of the list.</summary>
    public static IReadOnlyList<string> ToFilter(string? number) => number is null ? [] : PhoneNumberFormats.Of(number).ToList();

    public override string ToString() => To is null ? $"{From} from {CallerId}" : $"{From} and {To} from {CallerId}";

    private static bool IsSame(string? number, string? listed) =>
        number is null || PhoneNumberNormalizer.Normalize(listed) is not { } other || string.Equals(Tail(number), Tail(other), StringComparison.OrdinalIgnoreCase);

    private static string Tail(string number) => number.Length <= ComparedDigits || number.Any(char.IsLetter) ? number : number.Substring(number.Length - ComparedDigits);
}
