using System;
using Exotel.Calls.Placing;

namespace Exotel.Analytics.Placements;

/// <summary>A row of a list to dial.</summary>
internal sealed class PlacementRow
{
    /// <summary>The longest call that Exotel allows.</summary>
    private const int MaxTimeLimit = 14400;

    /// <summary>Time for ringing before a call and for its listing after it.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    /// <param name="key">The key, not blank.</param>
    /// <param name="request">The call; without a CustomField it gets the key.</param>
    /// <exception cref="ExotelException">The call could not be recognized by its CustomField.</exception>
    public PlacementRow(string key, ConnectCallRequest request)
    {
        Key = key.Trim();
        Request = request.CustomField is null ? request with { CustomField = PlacementKey.ToCustomField(Key) } : request;
        Numbers = new PlacementNumbers(request);
        if (!PlacementKey.IsText(Key))
            throw new ExotelException(ExotelErrorKind.InvalidRequest, "The call was not placed: its key has a character that no database keeps (half of a surrogate pair, or NUL). Use another key.");
        if (!PlacementKey.IsReturned(Request.CustomField!))
            throw new ExotelException(
                ExotelErrorKind.InvalidRequest,
                $"The call was not placed: CustomField is '{request.CustomField}', by which Exotel's list does not tell a call. Use another text, or leave it out: then the key is sent.");
    }

    public string Key { get; }

    public ConnectCallRequest Request { get; }

    public PlacementNumbers Numbers { get; }

    /// <summary>How long after it was sent a call of this row may be under way, and not listed.</summary>
    public TimeSpan LongestTime => TimeSpan.FromSeconds(Request.TimeLimit ?? MaxTimeLimit) + Margin;

    /// <summary>A row of the ledger with the numbers of this one.</summary>
    public PlacementEntry ToEntry(string account) => new()
    {
        AccountSid = account,
        Key = Key,
        State = PlacementState.Sending,
        From = Request.From,
        To = string.IsNullOrWhiteSpace(Request.To) ? null : Request.To,
        CallerId = Request.CallerId,
        CustomField = Request.CustomField,
    };
}
