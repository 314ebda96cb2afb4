using System;
using System.Management.Automation;
using Exotel.PowerShell.Extensions;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Parameters;

/// <summary>
/// Accepts a PSCredential (from Get-Credential, Import-Clixml, Get-Secret, Get-AutomationPSCredential), a hashtable with ApiKey and
/// ApiToken, or a key alone, for which PowerShell prompts for the token. Null is not prompted for: it fails, so that a script whose
/// lookup returned nothing does not wait for input.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class CredentialTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData.Unwrap();
        if (value is null or PSCredential)
            return inputData;
        try
        {
            return Credentials.TryRead(value) is { } credential
                ? new PSCredential(credential.Key, Credentials.ToSecureString(credential.Token))
                : value is string
                    ? new CredentialAttribute().Transform(engineIntrinsics, inputData)
                    : throw new FormatException(
                        "The value is neither a PSCredential (key as user name, token as password) nor a hashtable with ApiKey and ApiToken.");
        }
        catch (FormatException error)
        {
            throw new ArgumentTransformationMetadataException(error.Message, error);
        }
    }
}
