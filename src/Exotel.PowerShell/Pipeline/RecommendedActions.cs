namespace Exotel.PowerShell.Pipeline;

/// <summary>The recommended action for each kind of error.</summary>
internal static class RecommendedActions
{
    public static string For(ExotelException error) => error.StatusCode is null && error.Kind == ExotelErrorKind.InvalidRequest
        ? "Correct the value that the message names."
        : For(error.Kind);

    private static string For(ExotelErrorKind kind) => kind switch
    {
        ExotelErrorKind.InvalidRequest =>
            "Correct the parameters that Exotel's message names.",
        ExotelErrorKind.AuthenticationFailed =>
            "Check the API key and token, the account SID, and the region: Singapore and Mumbai refuse each other's keys. The key may also lack the permission, or the account the feature.",
        ExotelErrorKind.PaymentRequired =>
            "Check the account's balance and plan in the Exotel dashboard.",
        ExotelErrorKind.Forbidden =>
            "The account may not do this: check its KYC state, NDNC rules for the number, and whether the feature is enabled.",
        ExotelErrorKind.NotFound =>
            "Check the id, the account and its region: another region may not know the account. A call's details can take some minutes to appear; legs and v2/v3 details must be enabled for the account.",
        ExotelErrorKind.Conflict =>
            "Look at the present state of the item and try again.",
        ExotelErrorKind.RateLimited =>
            "Other programs may be using the same account. Try again in a minute, or lower the account's rate limit here.",
        ExotelErrorKind.ServiceUnavailable =>
            "Exotel had a fault. Try again later.",
        ExotelErrorKind.ConnectionFailed =>
            "Check the network, the proxy and the region's address.",
        ExotelErrorKind.OperationTimeout =>
            "Try again, or allow more time.",
        ExotelErrorKind.OutcomeUnknown =>
            "Do not place the call again before looking whether it was placed.",
        ExotelErrorKind.InvalidResponse =>
            "Check that the region's address is Exotel's and that no proxy or portal answers in its place.",
        ExotelErrorKind.NoAccount =>
            "Connect with Connect-ExoAccount, or give -ProfileName, or -AccountSid, -Credential and -Region, or set EXOTEL_ACCOUNT_SID, EXOTEL_API_KEY, EXOTEL_API_TOKEN and EXOTEL_REGION.",
        ExotelErrorKind.RangeTooOld =>
            "Ask for a later -Since. Exotel gives older calls as a report from its dashboard.",
        ExotelErrorKind.ProfileStoreFailed =>
            "Check the file or vault that the message names. Until then, accounts can be given as parameters or through the environment.",
        ExotelErrorKind.StoreFailed =>
            "Check the file or the connection that the message names. What was stored is kept; the next run goes on from there.",
        ExotelErrorKind.StoreBusy =>
            "Run it again when the other run has ended.",
        _ => string.Empty,
    };
}
