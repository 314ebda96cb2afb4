using System;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.PowerShell.Extensions;

namespace Exotel.PowerShell.Parameters;

/// <summary>Converts the name of a region (in any case), a base URL or a host name to its canonical form.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class RegionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether a blank CSV cell counts as omitted.</summary>
    public bool AllowBlank { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData.Unwrap();
        if (value is not (string or Uri))
            return inputData;
        if (AllowBlank && string.IsNullOrWhiteSpace(value.ToString()))
            return null;
        try
        {
            return Region.Parse(value.ToString()!).Name;
        }
        catch (FormatException error)
        {
            throw new ArgumentTransformationMetadataException(error.Message, error);
        }
    }
}
