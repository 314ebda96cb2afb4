namespace Exotel;

/// <summary>What went wrong, in the words that the module's ErrorIds use. Source: API page, section 9.</summary>
public enum ExotelErrorKind
{
    /// <summary>The request is malformed or asks for something the API does not allow (400 and other 4xx).</summary>
    InvalidRequest,

    /// <summary>Key, token or region is wrong, or the account lacks the feature (401).</summary>
    AuthenticationFailed,

    /// <summary>Plan or balance do not allow it (402).</summary>
    PaymentRequired,

    /// <summary>The account may not do this, for instance for KYC or NDNC rules (403).</summary>
    Forbidden,

    /// <summary>The call, leg or number does not exist, or not yet (404, and code 10743).</summary>
    NotFound,

    /// <summary>The request is at odds with the state of the thing (409).</summary>
    Conflict,

    /// <summary>Too many requests, and waiting did not help (429).</summary>
    RateLimited,

    /// <summary>Exotel failed to answer properly (5xx).</summary>
    ServiceUnavailable,

    /// <summary>No connection to Exotel could be made or kept.</summary>
    ConnectionFailed,

    /// <summary>No answer in the time allowed.</summary>
    OperationTimeout,

    /// <summary>A call was asked for and nobody can tell whether it was placed.</summary>
    OutcomeUnknown,

    /// <summary>The answer is not what the API documents: a web page, a wrong shape, a body cut short.</summary>
    InvalidResponse,

    /// <summary>No account was given, connected or saved.</summary>
    NoAccount,

    /// <summary>The calls asked for are older than the six months that Exotel keeps on line.</summary>
    RangeTooOld,

    /// <summary>A saved account, or its secret, cannot be read or kept.</summary>
    ProfileStoreFailed,

    /// <summary>A store of calls cannot be used: no database, a newer schema, read-only, a full disk.</summary>
    StoreFailed,

    /// <summary>Another run is using the store of calls.</summary>
    StoreBusy,
}
