using System;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.PowerShell.Extensions;

namespace Exotel.PowerShell.Parameters;

/// <summary>Converts the URL of a proxy to its canonical form, and <c>System</c> to an empty string; a blank CSV cell counts as omitted.</summary>
internal sealed class ProxyTransformationAttribute : ArgumentTransformationAttribute
{
    public const string System = "System";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var text = inputData.Unwrap()?.ToString()?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (string.Equals(text, System, StringComparison.OrdinalIgnoreCase))
            return string.Empty;
        try
        {
            return ProxyAddress.Parse(text!).AbsoluteUri;
        }
        catch (FormatException error)
        {
            throw new ArgumentTransformationMetadataException(error.Message, error);
        }
    }
}
