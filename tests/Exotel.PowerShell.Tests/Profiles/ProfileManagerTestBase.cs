using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;
using Exotel.PowerShell.Secrets;
using Xunit;

namespace Exotel.PowerShell.Tests.Profiles;

/// <summary>Profiles and secrets in a config folder of their own.</summary>
public abstract class ProfileManagerTestBase : IDisposable
{
    private protected const string Key = "the-api-key-0042";
    private protected const string Token = "the-very-secret-token";

    private protected static readonly SecretOptions Plaintext = new() { AllowPlaintext = true };

    private protected ConfigHome Home { get; } = new();

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected List<string> Warnings { get; } = [];

    private protected SecretStores Secrets => new(Home.Folder, new SessionVault(null!), new Scrambler());

    private protected ProfileManager Manager => new(Home.Store, Secrets, Warnings.Add);

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static ProfileChange New(SecretOptions secret, bool? isDefault = null) => new("work")
    {
        AccountSid = "sid",
        Credential = new ApiCredential(Key, Token),
        TimeZone = "+08:00",
        RateLimit = 7,
        IsDefault = isDefault,
        Secret = secret,
    };

    private protected (string Key, string Token) Open(string name)
    {
        var reference = Home.Store.Get(name).Secret;
        var credential = Secrets.Get(reference).Read(reference);
        return (credential.Key, credential.Token);
    }

    private protected static Action Once(Action action)
    {
        var done = false;
        return () =>
        {
            if (done)
                return;
            done = true;
            action();
        };
    }

    private protected sealed class Scrambler(Action? meanwhile = null) : IDataProtector
    {
        public byte[] Protect(byte[] data)
        {
            meanwhile?.Invoke();
            return Unprotect(data);
        }

        public byte[] Unprotect(byte[] data) => data.Select(value => (byte)(value ^ 0x5A)).ToArray();
    }
}
