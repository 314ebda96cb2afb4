using System;
using System.Management.Automation;
using Exotel.Accounts;

namespace Exotel.PowerShell.Parameters;

/// <summary>Takes a region's name in any case, a base address, or a bare host name, and hands on its one spelling.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class RegionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not (string or Uri))
            return inputData;
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
