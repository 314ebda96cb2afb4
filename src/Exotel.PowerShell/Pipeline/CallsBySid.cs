using System.Collections.Generic;
using System.Globalization;
using Exotel.Calls;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Writes calls by SID, in the given order.</summary>
internal sealed class CallsBySid
{
    /// <summary>The number of single requests after which to suggest an array.</summary>
    private const int ManySingles = 20;

    private readonly ExotelCommand _cmdlet;
    private readonly int _version;
    private readonly CallDetailOptions _details;
    private readonly int _limit;
    private readonly PagingCounter _paging;
    private int _singles;

    public CallsBySid(ExotelCommand cmdlet, string apiVersion, CallDetailOptions details, int limit, PagingCounter paging)
    {
        _cmdlet = cmdlet;
        _version = apiVersion[apiVersion.Length - 1] - '0';
        _details = details;
        _limit = limit;
        _paging = paging;
        if (_version > 1 && details.RecordingUrlValidity is not null)
            cmdlet.WriteWarning("-RecordingUrlValidity has no effect with -ApiVersion " + apiVersion.ToUpperInvariant() + ": only v1 returns pre-signed URLs.");
    }

    public void Write(IReadOnlyList<string> sids)
    {
        if (_paging.IsDone)
            return;

        foreach (var result in _cmdlet.Enumerate(_cmdlet.Client.Calls.GetAsync(sids, _version, _details, _limit, _cmdlet.Bridge.Stopping)))
        {
            if (_cmdlet.TryGetValue(result, out var call) && _paging.Take())
                _cmdlet.WriteCall(call);
            if (_paging.IsDone)
                return;
        }

        if (sids.Count == 1)
            CountSingle();
    }

    private void CountSingle()
    {
        _singles++;
        if (_singles == ManySingles && _version == 1)
        {
            _cmdlet.WriteVerbose(string.Format(
                CultureInfo.InvariantCulture,
                "{0} calls were requested one by one from the pipeline. As an array for -Sid, {1} take one request.",
                _singles,
                BulkCallLookup.MaxSids));
        }
    }
}
