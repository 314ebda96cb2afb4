namespace Exotel;

/// <summary>The kind of an error; the module uses these names as ErrorIds. Source: docs/api.md#errors.</summary>
public enum ExotelErrorKind
{
    /// <summary>The request is malformed or not allowed by the API (400 and other 4xx).</summary>
    InvalidRequest,

    /// <summary>The API key, token or region is wrong, or the account lacks the feature (401).</summary>
    AuthenticationFailed,

    /// <summary>The account's plan or balance does not allow the request (402).</summary>
    PaymentRequired,

    /// <summary>The account is not allowed to do this, for example because of KYC or NDNC rules (403).</summary>
    Forbidden,

    /// <summary>The call, leg or number does not exist, or does not exist yet (404, and code 10743).</summary>
    NotFound,

    /// <summary>The request conflicts with the current state of the resource (409).</summary>
    Conflict,

    /// <summary>Too many requests, and retries did not succeed (429).</summary>
    RateLimited,

    /// <summary>Exotel failed to process the request (5xx).</summary>
    ServiceUnavailable,

    /// <summary>The connection to Exotel could not be established or was lost.</summary>
    ConnectionFailed,

    /// <summary>No response within the time limit.</summary>
    OperationTimeout,

    /// <summary>The request to place a call was sent, but whether the call was placed is unknown.</summary>
    OutcomeUnknown,

    /// <summary>The response is not what the API documents: a web page, an unknown format, or an incomplete body.</summary>
    InvalidResponse,

    /// <summary>No account was specified, connected or saved.</summary>
    NoAccount,

    /// <summary>The requested calls are older than the six months that Exotel keeps online.</summary>
    RangeTooOld,

    /// <summary>A saved account, or its secret, cannot be read or written.</summary>
    ProfileStoreFailed,

    /// <summary>A store of calls cannot be used: no database, a newer schema, read-only, a full disk.</summary>
    StoreFailed,

    /// <summary>Another run is using the store of calls.</summary>
    StoreBusy,

    /// <summary>The key of a call to place belongs to a call to other numbers.</summary>
    KeyConflict,

    /// <summary>The call was not placed because it is outside the calling hours.</summary>
    OutsideCallingHours,
}
