using System.Globalization;
using System.Management.Automation;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Reads a text such as <c>1.50</c> like PowerShell's own numbers in every culture; some would make 150 of it.</summary>
internal sealed class AmountAttribute : ArgumentTransformationAttribute
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : inputData;
}
