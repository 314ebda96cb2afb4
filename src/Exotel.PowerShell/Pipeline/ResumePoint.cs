using System;
using System.Globalization;

namespace Exotel.PowerShell.Pipeline;

/// <summary>How far a listing has come: enough to go on after the last call that was written, without loss or repetition.</summary>
internal sealed class ResumePoint
{
    private readonly bool _ascending;
    private DateTimeOffset? _second;
    private long _inSecond;

    public ResumePoint(bool ascending) => _ascending = ascending;

    /// <summary>Where the range begins, when that has to be said to go on: by default it would reach back from another end.</summary>
    public DateTime? Since { get; set; }

    /// <summary>Calls that came, skipped ones too.</summary>
    public long Count { get; private set; }

    public long Written { get; private set; }

    public void Add(Call call, bool written)
    {
        Count++;
        if (written)
            Written++;
        _inSecond = call.DateCreated is not null && call.DateCreated != _second ? 1 : _inSecond + 1;
        _second = call.DateCreated ?? _second;
    }

    /// <summary>The same error, saying how far the listing came and how to go on.</summary>
    /// <param name="error">What broke it.</param>
    /// <param name="toSkip">What was still to be skipped.</param>
    public ExotelException Interrupted(ExotelException error, ulong toSkip)
    {
        var how = _second is { } second
            ? string.Format(
                CultureInfo.InvariantCulture,
                "Written so far: {0} calls, to {1:yyyy-MM-dd HH:mm:ss}. Go on with the same filters and {2}{3} '{1:yyyy-MM-dd HH:mm:ss}' -Skip {4}.",
                Written, second, Beginning(), _ascending ? "-Since" : "-Until", (ulong)_inSecond + toSkip)
            : "Nothing was written yet: run the same command again.";
        return error.With($"{error.Message} The listing is not complete. {how}");
    }

    private string Beginning() =>
        _ascending || Since is null ? string.Empty : FormattableString.Invariant($"-Since '{Since:yyyy-MM-dd HH:mm:ss}' ");
}
