using Exotel.Calls.Placing;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Holds calls to the calling hours, on Exotel's clock: this machine's may be wrong.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="hours">The hours.</param>
internal sealed class CallingHoursCheck(ExotelCommand cmdlet, CallingHours hours)
{
    private bool _hasAskedForTime;

    /// <summary>The first time on the pipeline thread, where it can ask for the time; afterwards on any.</summary>
    /// <exception cref="ExotelException">No call may be placed at this time, or Exotel does not answer.</exception>
    public void Run()
    {
        if (!cmdlet.Client.Time.IsKnown && !_hasAskedForTime)
        {
            _hasAskedForTime = true;
            if (cmdlet.Await(cmdlet.Client.TestAsync(cmdlet.Bridge.Stopping)) is { } error && !cmdlet.Client.Time.IsKnown)
                throw error;
        }

        hours.Check(cmdlet.Client.Account.Zone.LocalTimeAt(cmdlet.Client.Time.Earliest));
    }
}
