using Exotel.Accounts;

namespace Exotel.Tests.Support;

internal static class TestAccounts
{
    public const string Token = "hush-hush-token";

    public static Account Exotest { get; } = With();

    public static Account With(string sid = "exotest", string key = "exotest-api-key", string token = Token, string region = "Singapore", string zone = "+05:30", int rateLimit = 0, int? bulkRateLimit = null) =>
        new(sid, new ApiCredential(key, token), Region.Parse(region), AccountTimeZone.Parse(zone), rateLimit, bulkRateLimit);
}
