using System.Management.Automation;

namespace Exotel.PowerShell.Extensions;

/// <summary>Extension methods for values that PowerShell may have wrapped in a <see cref="PSObject"/>.</summary>
internal static class PSObjectExtensions
{
    /// <summary>Returns the base object; a custom object, which has only properties, is returned as it is.</summary>
    public static object? Unwrap(this object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapper ? wrapper.BaseObject : value;
}
