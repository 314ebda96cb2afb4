namespace Exotel.PowerShell.Pipeline;

/// <summary>The recommended action for each kind of error.</summary>
internal static class RecommendedActions
{
    public static string For(ExotelException error) => error.StatusCode is null && error.Kind == ExotelErrorKind.InvalidRequest
        ? "Correct the value in the message."
        : For(error.Kind);

    private static string For(ExotelErrorKind kind) => kind switch
    {
        ExotelErrorKind.InvalidRequest =>
            "Correct the parameters in Exotel's message.",
        ExotelErrorKind.AuthenticationFailed =>
            "Check the API key and token, the account SID, and the region: Singapore and Mumbai refuse each other's keys. The key may also lack the permission, or the account the feature.",
        ExotelErrorKind.PaymentRequired =>
            "Check the account's balance and plan in the Exotel dashboard.",
        ExotelErrorKind.Forbidden =>
            "The account may not do this: check its KYC state, NDNC rules for the number, and whether the feature is enabled.",
        ExotelErrorKind.NotFound =>
            "Check the id, the account and its region: another region may not know the account. A call's details can take some minutes to appear; legs and v2/v3 details must be enabled for the account.",
        ExotelErrorKind.Conflict =>
            "Check the current state of the item and try again.",
        ExotelErrorKind.RateLimited =>
            "Other programs may be using the same account. Try again in a minute, or lower the account's rate limit here.",
        ExotelErrorKind.ServiceUnavailable =>
            "Exotel had an internal error. Try again later.",
        ExotelErrorKind.ConnectionFailed =>
            "Check the network, the proxy and the region's address.",
        ExotelErrorKind.OperationTimeout =>
            "Try again, or allow more time.",
        ExotelErrorKind.OutcomeUnknown =>
            "Check whether the call was placed before you place it again.",
        ExotelErrorKind.InvalidResponse =>
            "Check that the region's address is Exotel's and that no proxy or portal responds in its place.",
        ExotelErrorKind.NoAccount =>
            "Connect with Connect-ExoAccount, or specify -ProfileName, or -AccountSid, -Credential and -Region, or set EXOTEL_ACCOUNT_SID, EXOTEL_API_KEY, EXOTEL_API_TOKEN and EXOTEL_REGION.",
        ExotelErrorKind.RangeTooOld =>
            "Use a later -Since. Older calls are available as a report in Exotel's dashboard.",
        ExotelErrorKind.ProfileStoreFailed =>
            "Check the file or vault in the message. Until then, specify the account with parameters or environment variables.",
        ExotelErrorKind.StoreFailed =>
            "Check the file or the connection in the message. Stored calls are kept; the next run continues from there.",
        ExotelErrorKind.StoreBusy =>
            "Run it again when the other run has ended.",
        ExotelErrorKind.KeyConflict =>
            "Give each call a key of its own; Get-ExoPlacement shows the keys of a store.",
        ExotelErrorKind.OutsideCallingHours =>
            "Run it again within the calling hours; rows that were placed are not placed again with -Store.",
        _ => string.Empty,
    };
}
