using System;
using System.Globalization;

namespace Exotel.PowerShell.Pipeline;

/// <summary>The progress of a listing, sufficient to resume after the last call without loss or repetition.</summary>
internal sealed class ResumePoint
{
    private readonly bool _ascending;
    private DateTimeOffset? _second;
    private long _inSecond;

    public ResumePoint(bool ascending) => _ascending = ascending;

    /// <summary>The start of the range, needed to resume because the default start depends on the end.</summary>
    public DateTime? Since { get; set; }

    /// <summary>The number of calls read, including skipped ones.</summary>
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

    /// <summary>The error with the progress of the listing and how to resume it.</summary>
    /// <param name="error">The error that ended the listing.</param>
    /// <param name="toSkip">The number of calls still to be skipped.</param>
    public ExotelException Interrupted(ExotelException error, ulong toSkip)
    {
        if (error.IsShortList)
        {
            return error.With(string.Format(
                CultureInfo.InvariantCulture,
                "{0} The listing is not complete: between the {1} calls written so far, others are missing. Do not go on from the last one: run the same command again, with -ThrottleLimit 1.",
                error.Message, Written));
        }

        var how = _second is { } second
            ? string.Format(
                CultureInfo.InvariantCulture,
                "Written so far: {0} calls, to {1:yyyy-MM-dd HH:mm:ss}. To continue, use the same filters and {2}{3} '{1:yyyy-MM-dd HH:mm:ss}' -Skip {4}.",
                Written, second, Beginning(), _ascending ? "-Since" : "-Until", (ulong)_inSecond + toSkip)
            : "Nothing was written: run the same command again.";
        return error.With($"{error.Message} The listing is not complete. {how}");
    }

    private string Beginning() =>
        _ascending || Since is null ? string.Empty : FormattableString.Invariant($"-Since '{Since:yyyy-MM-dd HH:mm:ss}' ");
}
