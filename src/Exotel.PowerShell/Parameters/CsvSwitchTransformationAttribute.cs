using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>Converts the text of a CSV cell to a switch, like <see cref="CsvBooleanTransformationAttribute"/>, but a blank cell counts as omitted.</summary>
internal sealed class CsvSwitchTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly CsvBooleanTransformationAttribute Boolean = new();

    /// <summary>Leaves a blank as it is: PowerShell cannot convert it to a switch, and skips the property.</summary>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is null || string.IsNullOrWhiteSpace(inputData.ToString()) ? inputData : Boolean.Transform(engineIntrinsics, inputData);
}
