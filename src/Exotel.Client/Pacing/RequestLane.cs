namespace Exotel.Pacing;

/// <summary>Which share of the rate limit a request uses.</summary>
internal enum RequestLane
{
    /// <summary>A single request, or a call to place. It overtakes bulk requests.</summary>
    Single,

    /// <summary>A page of a list. Limited to the account's bulk rate limit.</summary>
    Bulk,
}
