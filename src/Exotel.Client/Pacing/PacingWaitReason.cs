namespace Exotel.Pacing;

/// <summary>Why a request waits.</summary>
internal enum PacingWaitReason
{
    /// <summary>The account's rate limit is used up.</summary>
    RateLimit,

    /// <summary>The account's bulk rate limit is used up.</summary>
    BulkRateLimit,

    /// <summary>The server rejected a request with 429, and the account pauses.</summary>
    Refused,

    /// <summary>The server reported that few or no requests are left.</summary>
    ServerLimit,
}
