namespace Exotel.Analytics.Metrics;

/// <summary>
/// The share of inbound calls that were answered within a threshold: a / (b + c), where b are the answered calls whose wait is known, a those of them
/// within the threshold, and c the calls that gave up after more than a short while. Calls that gave up at once are left out.
/// </summary>
/// <param name="threshold">Seconds within which a call is to be answered.</param>
/// <param name="shortAbandon">Seconds up to which an abandoned call does not count.</param>
internal sealed class ServiceLevel(int threshold, int shortAbandon)
{
    private long _answered;
    private long _answeredInTime;
    private long _abandoned;

    /// <summary>From 0 to 1; null when no call counts.</summary>
    public double? Value => Rate.Of(_answeredInTime, _answered + _abandoned);

    public void AddAnswered(int wait)
    {
        _answered++;
        if (wait <= threshold)
            _answeredInTime++;
    }

    public void AddAbandoned(int? wait)
    {
        if (wait is null || wait > shortAbandon)
            _abandoned++;
    }
}
