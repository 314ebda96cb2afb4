using System;
using System.Management.Automation;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Parameters;

/// <summary>
/// Takes what keeps a key and a token: a PSCredential (from Get-Credential, Import-Clixml, Get-Secret,
/// Get-AutomationPSCredential), a hashtable with ApiKey and ApiToken, or a key alone, whose token is then asked for.
/// A credential that is null is refused, not asked for: a script whose look-up failed is to fail.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class CredentialTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null or PSCredential or PSObject { BaseObject: PSCredential })
            return inputData;
        try
        {
            return Credentials.TryRead(inputData) is { } read
                ? new PSCredential(read.Key, Credentials.Secure(read.Token))
                : inputData is string or PSObject { BaseObject: string }
                    ? new CredentialAttribute().Transform(engineIntrinsics, inputData)
                    : throw new FormatException("It is neither a PSCredential (key as user name, token as password) nor a hashtable with ApiKey and ApiToken.");
        }
        catch (FormatException error)
        {
            throw new ArgumentTransformationMetadataException(error.Message, error);
        }
    }
}
