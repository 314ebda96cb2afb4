using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.Analytics.Names;
using Exotel.Analytics.Store;
using Exotel.Http;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

public sealed class NameRefresherTests : IDisposable
{
    private readonly TempStore _temp = new();
    private readonly NamesHandler _exotel = new();
    private readonly FakeClock _clock = new(FakeCalls.Now);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _exotel.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public async Task Names_are_asked_for_once_a_day()
    {
        using var store = _temp.Open();

        Assert.Empty(await RefreshAsync(store));
        _clock.Now += TimeSpan.FromHours(23.99);
        Assert.Empty(await RefreshAsync(store));
        Assert.Equal(["phones", "users"], _exotel.Asked);

        _exotel.PhoneName = "Support";
        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.Empty(await RefreshAsync(store));
        Assert.Equal(4, _exotel.Asked.Count);
        Assert.Equal("Support", NamesOf(store).GetExoPhoneName("+918045678900"));
        Assert.Equal("Asha", NamesOf(store).GetAgentName("09800000001"));
        Assert.Equal("Asha", NamesOf(store).GetAgentName("sip:asha@x.in"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task What_the_account_does_not_have_is_reported_once_a_day_and_keeps_the_other_names(int status)
    {
        using var store = _temp.Open();
        _exotel.UsersStatus = status;

        Assert.Equal(status, Assert.Single(await RefreshAsync(store)).StatusCode);
        Assert.Empty(await RefreshAsync(store));

        Assert.Equal(["phones", "users"], _exotel.Asked);
        Assert.Equal("Sales", NamesOf(store).GetExoPhoneName("+918045678900"));
    }

    [Fact]
    public async Task A_failure_that_may_pass_keeps_the_names_and_is_tried_again_by_the_next_run()
    {
        using var store = _temp.Open();
        await RefreshAsync(store);
        _clock.Now += TimeSpan.FromDays(2);
        _exotel.PhonesStatus = 503;

        Assert.Equal(ExotelErrorKind.ServiceUnavailable, Assert.Single(await RefreshAsync(store)).Kind);
        Assert.Equal("Sales", NamesOf(store).GetExoPhoneName("+918045678900"));

        _exotel.PhonesStatus = 200;
        _exotel.PhoneName = "Support";
        Assert.Empty(await RefreshAsync(store));
        Assert.Equal("Support", NamesOf(store).GetExoPhoneName("+918045678900"));
    }

    [Fact]
    public async Task Names_that_Exotel_no_longer_lists_stay_and_a_refusal_deletes_none()
    {
        using var store = _temp.Open();
        store.Names.Write(FakeCalls.Account, [new Phone { Sid = "old", PhoneNumber = "08011111111", FriendlyName = "Closed branch" }], FakeCalls.Now.AddDays(-9));
        _exotel.UsersStatus = 403;
        await RefreshAsync(store);

        Assert.Equal("Closed branch", NamesOf(store).GetExoPhoneName("08011111111"));
        Assert.Equal("Sales", NamesOf(store).GetExoPhoneName("08045678900"));
    }

    [Fact]
    public void A_store_without_the_tables_has_no_names()
    {
        using var store = _temp.Open();

        Assert.Equal("08045678900", NamesOf(store).GetExoPhoneName("08045678900"));
        Assert.Null(store.Names.RefreshedAt(FakeCalls.Account, StoreTables.Phones));
    }

    [Fact]
    public void Of_two_names_of_a_number_the_later_counts_and_accounts_can_be_told_apart()
    {
        using var store = _temp.Open();
        store.Names.Write("a", [new User { Id = "2", FirstName = "New", PhoneNumber = "1" }], FakeCalls.Now);
        store.Names.Write("a", [new User { Id = "1", FirstName = "Old", PhoneNumber = "1" }], FakeCalls.Now.AddDays(-1));
        store.Names.Write("b", [new User { Id = "1", FirstName = "Other", Email = "x", PhoneNumber = "1" }, new User { PhoneNumber = "9" }], FakeCalls.Now.AddDays(1));

        Assert.Equal("New", NamesOf(store, "a").GetAgentName("1"));
        Assert.Equal("Other", NamesOf(store, "b").GetAgentName("1"));
        Assert.Equal("Other", NamesOf(store).GetAgentName("1"));
        Assert.Equal("9", NamesOf(store).GetAgentName("9"));
    }

    private static NameLookup NamesOf(CallStore store, string? account = null)
    {
        var names = new NameLookup();
        store.Names.AddTo(names, account);
        return names;
    }

    private async Task<List<ExotelException>> RefreshAsync(CallStore store)
    {
        var account = new Account(FakeCalls.Account, new ApiCredential("key", "token-of-the-test"), Region.Singapore, AccountTimeZone.India, 0, null);
        var client = new ExotelClient(account, observer: null, new ConnectionSettings { Http = new HttpClient(_exotel, disposeHandler: false), Clock = new NoWaitClock(), Attempts = 1 });
        return [.. await new NameRefresher(store, client, _clock).RefreshAsync(Stop)];
    }

    private sealed class NoWaitClock : Exotel.Pacing.Clock
    {
        public override DateTimeOffset UtcNow => FakeCalls.Now;

        public override TimeSpan Elapsed => TimeSpan.Zero;

        public override Task Delay(TimeSpan delay, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
