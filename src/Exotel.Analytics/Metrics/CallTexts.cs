using System;
using System.Collections.Generic;

namespace Exotel.Analytics.Metrics;

/// <summary>The texts of remembered calls, each kept once.</summary>
internal sealed class CallTexts
{
    private readonly List<string?> _sids = [];
    private readonly List<(string? ExoPhone, string? CallerName)> _details = [default];
    private readonly Dictionary<(string? ExoPhone, string? CallerName), int> _detailIndexes = new() { [default] = 0 };

    public CustomerEvent Pack(in CallRow call, DateTimeOffset date, CustomerEventKind kind, int previous) =>
        new(date, kind, PackSid(call.Sid), kind == CustomerEventKind.Missed ? GetDetails(call) : 0, previous);

    public string? SidOf(in CustomerEvent call) => call.Sid.IsIndex ? _sids[(int)call.Sid.Low] : call.Sid.ToText();

    public string? ExoPhoneOf(in CustomerEvent call) => _details[call.Details].ExoPhone;

    public string? CallerNameOf(in CustomerEvent call) => _details[call.Details].CallerName;

    /// <summary>Orders calls by date, then by id.</summary>
    public int Compare(CustomerEvent x, CustomerEvent y)
    {
        if (x.UtcTicks != y.UtcTicks)
            return x.UtcTicks.CompareTo(y.UtcTicks);
        return string.CompareOrdinal(SidOf(x), SidOf(y));
    }

    private PackedSid PackSid(string? sid)
    {
        if (PackedSid.TryPack(sid, out var packed))
            return packed;
        _sids.Add(sid);
        return PackedSid.FromIndex(_sids.Count - 1);
    }

    private int GetDetails(in CallRow call)
    {
        var details = (call.ExoPhone, call.CallerName);
        if (!_detailIndexes.TryGetValue(details, out var index))
        {
            _detailIndexes.Add(details, index = _details.Count);
            _details.Add(details);
        }

        return index;
    }
}
