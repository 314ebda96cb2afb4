using System;
using System.Globalization;
using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>
/// Takes a time as this module writes it (<c>$call.DateCreated</c>), and reads <c>2026-11-05</c> and <c>2026-11-05 10:30:00</c> alike in
/// every culture: some count other years, and would read another day or none. All else PowerShell reads as ever.
/// </summary>
internal sealed class DateTimeTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            DateTimeOffset moment => moment.UtcDateTime,
            string text when TryRead(text.Trim(), out var time) => time,
            _ => inputData,
        };

    private static bool TryRead(string text, out DateTime time)
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
