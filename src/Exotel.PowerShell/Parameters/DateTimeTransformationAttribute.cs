using System;
using System.Globalization;
using System.Management.Automation;
using Exotel.PowerShell.Extensions;

namespace Exotel.PowerShell.Parameters;

/// <summary>
/// Accepts the date of a model (<c>$call.DateCreated</c>), and parses <c>2026-11-05</c> and <c>2026-11-05 10:30:00</c> the same way in
/// every culture, including those with another calendar. PowerShell converts everything else.
/// </summary>
internal sealed class DateTimeTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData.Unwrap() switch
    {
        DateTimeOffset time => time.UtcDateTime,
        string text when TryParse(text.Trim(), out var time) => time,
        _ => inputData,
    };

    private static bool TryParse(string text, out DateTime time)
    {
        time = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out time))
            return false;

        if (time.Kind == DateTimeKind.Local)
            time = time.ToUniversalTime();
        return true;
    }
}
