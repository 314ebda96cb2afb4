using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Accounts;
using Exotel.PowerShell.Accounts;
using Exotel.PowerShell.Profiles;
using Exotel.PowerShell.Secrets;
using Xunit;

namespace Exotel.PowerShell.Tests.Profiles;

/// <summary>Which account is current when several sources specify one: each source against each later one, setting by setting.</summary>
public sealed class PrecedenceTests : IDisposable
{
    /// <summary>In the order of precedence.</summary>
    private static readonly string[] Order = ["ProfileName", "Parameters", "Connected", "EnvironmentProfile", "EnvironmentVariables", "DefaultProfile"];

    private static readonly Dictionary<string, string> SourceWords = new()
    {
        ["ProfileName"] = "Profile named",
        ["Parameters"] = "Parameter",
        ["Connected"] = "Connected",
        ["EnvironmentProfile"] = "Environment EXOTEL_PROFILE, profile enved",
        ["EnvironmentVariables"] = "Environment EXOTEL_ACCOUNT_SID",
        ["DefaultProfile"] = "Default profile standard",
    };

    private static readonly Dictionary<string, string> Sids = new()
    {
        ["ProfileName"] = "sid-named",
        ["Parameters"] = "sid-parameter",
        ["Connected"] = "sid-connected",
        ["EnvironmentProfile"] = "sid-enved",
        ["EnvironmentVariables"] = "sid-variable",
        ["DefaultProfile"] = "sid-standard",
    };

    private readonly ConfigHome _home = new();

    /// <summary>All pairs but one: a profile named beside a whole account as parameters is the base that those override.</summary>
    public static TheoryData<string, string> Pairs => new(
        from first in Enumerable.Range(0, Order.Length)
        from second in Enumerable.Range(first + 1, Order.Length - first - 1)
        where !(Order[first] == "ProfileName" && Order[second] == "Parameters")
        select (Order[first], Order[second]));

    public static TheoryData<string> Sources => new(Order);

    public void Dispose() => _home.Dispose();

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_earlier_source_gives_the_whole_account(string earlier, string later)
    {
        var account = Resolve(out _, earlier, later).ToAccount();

        Assert.Equal(Sids[earlier], account.AccountSid);
        Assert.Equal("key-of-" + Sids[earlier], account.Credential.Key);
        Assert.Equal("token-of-" + Sids[earlier], account.Credential.Token);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Region_time_zone_and_rate_limit_come_from_the_source_of_the_account(string earlier, string later)
    {
        var account = Resolve(out _, earlier, later).ToAccount();

        var settings = earlier == "Parameters" && later == "EnvironmentVariables" ? "EnvironmentVariables" : earlier;
        var number = Array.IndexOf(Order, settings);
        if (settings == "Parameters")
            Assert.Equal(("Singapore", "+05:30", 200), (account.Region, account.TimeZone, account.RateLimit));
        else
            Assert.Equal(($"https://host{number}.example", $"+0{number}:00", 100 + number), (account.Region, account.TimeZone, account.RateLimit));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Each_source_alone_gives_an_account_and_is_named(string source)
    {
        var found = Resolve(out _, source);

        Assert.True(found.IsComplete);
        Assert.Equal(Sids[source], found.AccountSid!.Value);
        Assert.Equal(SourceWords[source], found.AccountSid.Source);
    }

    [Theory]
    [InlineData("ProfileName")]
    [InlineData("Connected")]
    [InlineData("EnvironmentProfile")]
    [InlineData("EnvironmentVariables")]
    [InlineData("DefaultProfile")]
    public void A_parameter_overrides_its_own_part_of_the_account_and_no_other(string source)
    {
        var sid = Resolve(out _, given => Copy(given, accountSid: "other"), source).ToAccount();
        Assert.Equal(("other", "key-of-" + Sids[source]), (sid.AccountSid, sid.Credential.Key));

        var credential = Resolve(out _, given => Copy(given, credential: new ApiCredential("other-key", "other-token")), source).ToAccount();
        Assert.Equal((Sids[source], "other-key", "other-token"), (credential.AccountSid, credential.Credential.Key, credential.Credential.Token));

        var region = Resolve(out _, given => Copy(given, region: "Mumbai"), source);
        Assert.Equal(("Mumbai", "Parameter"), (region.Region.Value.Name, region.Region.Source));
        Assert.Equal(Sids[source], region.AccountSid!.Value);
        Assert.Equal("key-of-" + Sids[source], region.ToAccount().Credential.Key);
    }

    [Fact]
    public void An_account_given_as_parameters_takes_the_rest_from_the_named_profile_and_reads_no_secret()
    {
        var account = Resolve(out var opened, "ProfileName", "Parameters").ToAccount();

        Assert.Equal(("sid-parameter", "key-of-sid-parameter", "https://host0.example", "+00:00", 100), (account.AccountSid, account.Credential.Key, account.Region, account.TimeZone, account.RateLimit));
        Assert.Empty(opened);
    }

    [Fact]
    public void A_profile_is_not_completed_from_the_environment()
    {
        _home.With("bare", new ProfileEntry { Name = "bare", AccountSid = "sid-bare", Secret = new SecretReference { Store = "Plaintext", Name = "x" } });
        var variables = new Dictionary<string, string> { ["EXOTEL_REGION"] = "Mumbai", ["EXOTEL_TIME_ZONE"] = "+08:00", ["EXOTEL_RATE_LIMIT"] = "7" };

        var found = new AccountResolver(new AccountSources { GetVariable = variables.GetValueOrDefault, Profiles = _home.Store }).Resolve(new AccountParameters());

        Assert.Equal(("Singapore", "+05:30", 200), (found.Region.Value.Name, found.TimeZone.Value.Name, found.RateLimit.Value));
        Assert.Equal("Default", found.Region.Source);
    }

    [Theory]
    [InlineData("EXOTEL_ACCOUNT_SID", "EXOTEL_API_KEY")]
    [InlineData("EXOTEL_API_KEY", "EXOTEL_ACCOUNT_SID")]
    public void An_incomplete_account_in_environment_variables_is_not_completed_from_the_default_profile(string set, string missing)
    {
        _home.With("standard", Entry("standard", "sid-standard", 5));
        var sources = new AccountSources { GetVariable = name => name == set ? "half" : null, Profiles = _home.Store, ReadSecret = Open };

        var error = Assert.Throws<ExotelException>(() => new AccountResolver(sources).Resolve(new AccountParameters()).ToAccount());

        Assert.Equal(ExotelErrorKind.NoAccount, error.Kind);
        Assert.Contains(missing, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_to_connect_is_not_completed_from_the_connected_one()
    {
        var error = Assert.Throws<ExotelException>(() => Resolve(out _, given => Copy(given, accountSid: "other", forConnecting: true), "Connected").ToAccount());

        Assert.Equal(ExotelErrorKind.NoAccount, error.Kind);
        Assert.Contains("-Credential", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_incomplete_account_to_connect_is_not_completed_from_a_profile_that_was_not_named()
    {
        Assert.False(Resolve(out _, given => Copy(given, accountSid: "other", forConnecting: true), "DefaultProfile").IsComplete);
        Assert.False(Resolve(out _, given => Copy(given, accountSid: "other", forConnecting: true), "EnvironmentProfile").IsComplete);
        Assert.True(Resolve(out _, given => Copy(given, forConnecting: true), "DefaultProfile").IsComplete);
    }

    [Theory]
    [InlineData("EXOTEL_REGION", "Atlantis")]
    [InlineData("EXOTEL_TIME_ZONE", "Middle/Earth")]
    [InlineData("EXOTEL_RATE_LIMIT", "many")]
    public void The_error_of_an_invalid_environment_variable_names_it(string variable, string value)
    {
        var sources = new AccountSources { GetVariable = name => name == variable ? value : null };

        var error = Assert.Throws<ExotelException>(() => new AccountResolver(sources).Resolve(new AccountParameters()));

        Assert.Equal(ExotelErrorKind.InvalidRequest, error.Kind);
        Assert.Contains(variable, error.Message, StringComparison.Ordinal);
        Assert.Contains(value, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_profile_is_a_NoAccount_error_that_names_the_others()
    {
        _home.With(null, Entry("work", "sid-work", 1));

        var error = Assert.Throws<ExotelException>(() =>
            new AccountResolver(new AccountSources { Profiles = _home.Store }).Resolve(new AccountParameters { ProfileName = "wrok" }));

        Assert.Equal(ExotelErrorKind.NoAccount, error.Kind);
        Assert.Contains("'wrok'", error.Message, StringComparison.Ordinal);
        Assert.Contains("work", error.Message.Replace("wrok", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static ApiCredential Open(ProfileEntry entry) => new("key-of-" + entry.AccountSid, "token-of-" + entry.AccountSid);

    private static ProfileEntry Entry(string name, string sid, int number) => new()
    {
        Name = name,
        AccountSid = sid,
        Region = $"https://host{number}.example",
        TimeZone = $"+0{number}:00",
        RateLimit = 100 + number,
        Secret = new SecretReference { Store = "Plaintext", Name = name },
    };

    private static AccountParameters Copy(
        AccountParameters given, string? accountSid = null, ApiCredential? credential = null, string? region = null, bool forConnecting = false) => new()
        {
            ProfileName = given.ProfileName,
            AccountSid = accountSid ?? given.AccountSid,
            Credential = credential ?? given.Credential,
            Region = region ?? given.Region,
            ForConnecting = forConnecting,
        };

    private EffectiveAccount Resolve(out List<string> opened, params string[] present) => Resolve(out opened, given => given, present);

    private EffectiveAccount Resolve(out List<string> opened, Func<AccountParameters, AccountParameters> change, params string[] present)
    {
        var fetched = opened = [];
        var variables = new Dictionary<string, string>();
        if (present.Contains("EnvironmentProfile"))
            variables["EXOTEL_PROFILE"] = "enved";
        if (present.Contains("EnvironmentVariables"))
        {
            variables["EXOTEL_ACCOUNT_SID"] = "sid-variable";
            variables["EXOTEL_API_KEY"] = "key-of-sid-variable";
            variables["EXOTEL_API_TOKEN"] = "token-of-sid-variable";
            variables["EXOTEL_REGION"] = "https://host4.example";
            variables["EXOTEL_TIME_ZONE"] = "+04:00";
            variables["EXOTEL_RATE_LIMIT"] = "104";
        }

        _home.With(
            present.Contains("DefaultProfile") ? "standard" : null,
            Entry("named", "sid-named", 0),
            Entry("enved", "sid-enved", 3),
            Entry("standard", "sid-standard", 5));

        var sources = new AccountSources
        {
            GetVariable = variables.GetValueOrDefault,
            Profiles = _home.Store,
            Connected = present.Contains("Connected")
                ? new Account("sid-connected", new ApiCredential("key-of-sid-connected", "token-of-sid-connected"), Region.Parse("https://host2.example"), AccountTimeZone.Parse("+02:00"), 102)
                : null,
            ReadSecret = entry =>
            {
                fetched.Add(entry.Name);
                return Open(entry);
            },
        };
        var isGiven = present.Contains("Parameters");
        return new AccountResolver(sources).Resolve(change(new AccountParameters
        {
            ProfileName = present.Contains("ProfileName") ? "named" : null,
            AccountSid = isGiven ? "sid-parameter" : null,
            Credential = isGiven ? new ApiCredential("key-of-sid-parameter", "token-of-sid-parameter") : null,
        }));
    }
}
