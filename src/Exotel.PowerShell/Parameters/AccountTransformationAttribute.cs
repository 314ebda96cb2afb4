using System;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.PowerShell.Extensions;

namespace Exotel.PowerShell.Parameters;

/// <summary>Accepts the account that <c>Connect-ExoAccount</c> writes, and its copy in a job, which has no key and token.</summary>
internal sealed class AccountTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Advice = "Use the object that Connect-ExoAccount writes.";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData.Unwrap() switch
    {
        null or Account => inputData,
        string => throw new ArgumentTransformationMetadataException("The value is text, not an account. Use -AccountSid for an account SID, -ProfileName for a saved account. " + Advice),
        PSObject copy when copy.TypeNames.Contains("Deserialized.Exotel.Account") => FromCopy(copy),
        _ => throw new ArgumentTransformationMetadataException("The value is not an account. " + Advice),
    };

    private static Account FromCopy(PSObject copy)
    {
        try
        {
            return new Account(
                Get<string>(copy, nameof(Account.AccountSid))!,
                credential: null,
                Region.Parse(Get<string>(copy, nameof(Account.Region))!),
                AccountTimeZone.Parse(Get<string>(copy, nameof(Account.TimeZone))!),
                Get<int>(copy, nameof(Account.RateLimit)))
            {
                ProfileName = Get<string>(copy, nameof(Account.ProfileName)),
                ProxyUri = Get<string>(copy, nameof(Account.Proxy)) is { Length: > 0 } proxy ? ProxyAddress.Parse(proxy) : null,
            };
        }
        catch (Exception error) when (error is FormatException or ArgumentException or PSInvalidCastException)
        {
            throw new ArgumentTransformationMetadataException("The copy of the account is not complete. " + Advice, error);
        }
    }

    private static T? Get<T>(PSObject copy, string name) => copy.Properties[name]?.Value is { } value ? LanguagePrimitives.ConvertTo<T>(value) : default;
}
