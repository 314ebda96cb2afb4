namespace Exotel.Analytics.Metrics;

/// <summary>What a call means to the customer.</summary>
internal enum CustomerEventKind : byte
{
    /// <summary>The customer called and was not answered.</summary>
    Missed,

    /// <summary>The customer was called and did not answer.</summary>
    CallBackAttempt,

    /// <summary>The customer called and was answered.</summary>
    CameThrough,

    /// <summary>The customer was called and answered.</summary>
    Reached,
}
