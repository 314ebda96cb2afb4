using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Names;
using Exotel.Analytics.Store;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>What a store does in whichever database.</summary>
public abstract class CallStoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected abstract Task<CallStore> OpenAsync();

    [Fact]
    public async Task Calls_are_read_back_equal_property_by_property()
    {
        using var store = await OpenAsync();
        var full = new Call
        {
            Sid = "A1",
            AccountSid = FakeCalls.Account,
            ParentCallSid = "P",
            Direction = "inbound",
            From = "sip:asha@x.in",
            To = "08047100000",
            PhoneNumber = "+918047100000",
            PhoneNumberSid = "id",
            Status = "completed",
            State = "terminal",
            Outcome = "Missed",
            DateCreated = new DateTimeOffset(2026, 3, 29, 0, 59, 59, TimeSpan.FromHours(1)),
            DateUpdated = new DateTimeOffset(2026, 3, 29, 4, 0, 0, TimeSpan.FromHours(2)),
            StartTime = new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.FromHours(1)),
            EndTime = new DateTimeOffset(2026, 3, 29, 3, 0, 1, TimeSpan.FromHours(2)),
            Duration = 1,
            ConversationDuration = 0,
            Leg1Status = "completed",
            Leg2Status = "busy",
            Leg1Duration = 0,
            Leg2Duration = int.MaxValue,
            Price = 0.300030m,
            AnsweredBy = "NA",
            ForwardedFrom = "f",
            CallerName = "'; DROP TABLE exo_calls; -- नमस्ते 😀",
            AgentId = "a",
            AgentName = "Asha",
            AgentUri = "sip:a",
            CustomField = "\t\r\n",
            RecordingUrl = "https://x/y",
            ApiVersion = "V1",
            Uri = "/v1/other",
        };
        var calls = new List<Call> { full, new() { Sid = "B2", AccountSid = FakeCalls.Account }, FakeCalls.One("C3", Noon, price: "12.500"), FakeCalls.One("c3", Noon, price: "7") };

        var result = store.Write(FakeCalls.Account, calls);

        Assert.Equal((4, 0, 0), (result.New.Count, result.Changed.Count, result.Unchanged));
        TempStore.AssertHolds(store, calls);
    }

    [Fact]
    public async Task Names_are_added_and_replaced_and_never_deleted()
    {
        using var store = await OpenAsync();
        store.Names.Write(FakeCalls.Account, [new Phone { Sid = "1", PhoneNumber = "08045678900", FriendlyName = "Sales" }, new Phone { PhoneNumber = "08045678901", FriendlyName = "'; --" }], Noon);
        store.Names.Write(FakeCalls.Account, [new Phone { Sid = "1", PhoneNumber = "08045678900", FriendlyName = "बिक्री" }, new Phone()], Noon.AddDays(1));
        store.Names.Write(FakeCalls.Account, [new User { Id = "u", FirstName = "Asha", LastName = "Rao", SipUri = "sip:asha@x.in" }], Noon);

        var names = new NameLookup();
        store.Names.AddTo(names, FakeCalls.Account);

        Assert.Equal(("बिक्री", "'; --"), (names.GetExoPhoneName("+918045678900"), names.GetExoPhoneName("+918045678901")));
        Assert.Equal("Asha Rao", names.GetAgentName("sip:asha@x.in"));
        Assert.Equal(Noon.AddDays(1), store.Names.RefreshedAt(FakeCalls.Account, StoreTables.Phones));
        Assert.Equal(Noon, store.Names.RefreshedAt(FakeCalls.Account, StoreTables.Users));
        Assert.Null(store.Names.RefreshedAt("other", StoreTables.Users));
    }

    [Fact]
    public async Task Rows_for_figures_are_those_of_the_calls_with_only_the_fields_asked_for()
    {
        using var store = await OpenAsync();
        var calls = FakeCalls.Many(5, 40);
        calls.Add(new Call { Sid = "none", AccountSid = FakeCalls.Account });
        calls.Add(new Call { Sid = "id", AccountSid = FakeCalls.Account, Direction = "Incoming", PhoneNumber = "-", PhoneNumberSid = "04440200000", To = "+914440200000", Outcome = "New" });
        store.Write(FakeCalls.Account, calls);
        var expected = calls.Select(CallRow.From).OrderBy(row => row.Sid, StringComparer.Ordinal);

        Assert.Equal(expected, store.ReadRows(new(), CallFields.All).OrderBy(row => row.Sid, StringComparer.Ordinal));
        foreach (var field in Enum.GetValues<CallFields>().Except([CallFields.None, CallFields.All]))
        {
            var property = typeof(CallRow).GetProperty(field.ToString())!;
            var rows = store.ReadRows(new(), field).ToList();
            Assert.Equal(expected.Select(row => property.GetValue(row)).Order().Select(Text), rows.Select(row => property.GetValue(row)).Order().Select(Text));
            Assert.All(rows, row => Assert.All(
                typeof(CallRow).GetProperties().Where(other => other != property && Enum.TryParse<CallFields>(other.Name, out _)),
                other => Assert.True(other.GetValue(row) is null or OutcomeKind.Unknown, other.Name)));
        }

        string? Text(object? value) => value is DateTimeOffset time && time.Offset != FakeCalls.India ? "another offset" : value?.ToString();
    }

    [Theory]
    [InlineData("\u001D")]
    [InlineData("a\u001Db\u001E")]
    [InlineData("\u001Fb")]
    [InlineData("\u001D\u001D\u001D\u001D\u001D\u001D\u001D\u001D")]
    public async Task Rows_for_figures_are_right_whatever_texts_a_call_has(string text)
    {
        using var store = await OpenAsync();
        List<Call> calls = [FakeCalls.One("A", FakeCalls.Now), FakeCalls.Odd("B", text), FakeCalls.One("C", FakeCalls.Now)];

        store.Write(FakeCalls.Account, calls);

        Assert.Equal(calls.Select(CallRow.From), store.ReadRows(new(), CallFields.All).OrderBy(row => row.Sid, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Rows_for_figures_are_filtered_as_calls_are()
    {
        using var store = await OpenAsync();
        store.Write(FakeCalls.Account, FakeCalls.Many(6, 200));
        store.Write("other", FakeCalls.Many(7, 20));
        StoredCallQuery[] queries =
        [
            new() { AccountSid = "other" }, new() { Since = FakeCalls.Now.AddDays(-5), Until = FakeCalls.Now.AddDays(-2) }, new() { Direction = ["INBOUND"] },
            new() { Status = ["busy", "failed"], MinDuration = 100 }, new() { MaxPrice = 1.5m, PhoneNumber = ["08047100001"] }, new() { Outcome = ["missed"] },
        ];

        foreach (var query in queries)
            Assert.Equal(
                store.Read(query).Select(call => call.Sid).Order(StringComparer.Ordinal),
                store.ReadRows(query, CallFields.Sid).Select(row => row.Sid).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_what_changed_is_written_and_counted()
    {
        using var store = await OpenAsync();
        var calls = Enumerable.Range(0, 250).Select(i => FakeCalls.One($"S{i}", Noon.AddSeconds(i), price: null)).ToList();
        store.Write(FakeCalls.Account, calls);
        var priced = calls.Select((call, i) => i % 50 == 7 ? FakeCalls.One(call.Sid!, Noon.AddSeconds(i), price: "2.5") : call).Append(FakeCalls.One("new", Noon)).ToList();

        var result = store.Write(FakeCalls.Account, priced);

        Assert.Equal(["new"], result.New.Select(call => call.Sid));
        Assert.Equal(["S7", "S57", "S107", "S157", "S207"], result.Changed.Select(call => call.Sid));
        Assert.Equal(245, result.Unchanged);
        TempStore.AssertHolds(store, priced);
    }

    [Fact]
    public async Task Accounts_do_not_mix()
    {
        using var store = await OpenAsync();
        var (mine, other) = (FakeCalls.One("S1", Noon), FakeCalls.One("S1", Noon, price: "9.99", account: "other"));
        store.Write(FakeCalls.Account, [mine], new TimeRange(Noon, Noon));
        store.Write("other", [other], new TimeRange(Noon.AddDays(1), Noon.AddDays(1)));

        TempStore.AssertHolds(store, [mine, other]);
        Assert.Equal(9.99m, Assert.Single(store.Read(new StoredCallQuery { AccountSid = "other" })).Price);
        Assert.Equal([FakeCalls.Account, "other"], store.Accounts());
        Assert.Equal(1, store.DeleteBefore("other", Noon.AddHours(1)));
        TempStore.AssertHolds(store, [mine]);
    }

    [Fact]
    public async Task Coverage_is_joined_and_survives_only_from_where_calls_are_kept()
    {
        using var store = await OpenAsync();
        TimeRange Hours(int since, int until) => new(Noon.AddHours(since), Noon.AddHours(until));
        foreach (var range in new[] { Hours(0, 1), Hours(5, 6), Hours(1, 3), Hours(-3, -2) })
            store.Write(FakeCalls.Account, [], range);
        Assert.Equal([Hours(-3, -2), Hours(0, 3), Hours(5, 6)], store.Coverage(FakeCalls.Account));

        store.DeleteBefore(FakeCalls.Account, Noon.AddHours(2));

        Assert.Equal([Hours(2, 3), Hours(5, 6)], store.Coverage(FakeCalls.Account));
    }

    [Fact]
    public async Task Filters_find_what_they_name_whatever_the_spelling_and_case()
    {
        using var store = await OpenAsync();
        var calls = Enumerable.Range(0, 10).Select(i => new Call
        {
            Sid = $"S{i}",
            AccountSid = FakeCalls.Account,
            DateCreated = Noon.AddHours(i).ToOffset(FakeCalls.India),
            Direction = i % 2 == 0 ? "inbound" : "outbound-api",
            From = "0900000000" + i,
            To = "+91900000000" + i,
            PhoneNumber = "+918047100000",
            Status = i < 5 ? "completed" : "busy",
            Outcome = i < 5 ? "Answered" : "Busy",
            Duration = i,
            Price = i == 0 ? null : i / 2m,
        }).ToList();
        store.Write(FakeCalls.Account, calls);

        string Found(StoredCallQuery query) => string.Join(' ', store.Read(query with { Ascending = true }).Select(call => call.Sid![1..]));
        Assert.Equal("3 4 5", Found(new() { Since = Noon.AddHours(3), Until = Noon.AddHours(5) }));
        Assert.Equal("2", Found(new() { From = ["+919000000002"] }));
        Assert.Equal("2 7", Found(new() { To = ["09000000002", "9000000007"] }));
        Assert.Equal("4", Found(new() { CustomerNumber = ["+91 90000-00004"] }));
        Assert.Equal("6 8", Found(new() { Status = ["BUSY"], Direction = ["Inbound"] }));
        Assert.Equal("5 6 7 8 9", Found(new() { Outcome = ["busy"] }));
        Assert.Equal("4 5 6", Found(new() { MinDuration = 4, MaxDuration = 6 }));
        Assert.Equal("3 4", Found(new() { MinPrice = 1.5m, MaxPrice = 2.25m }));
        Assert.Equal("2 3", Found(new() { Skip = 2, Limit = 2 }));
        Assert.Equal(string.Empty, Found(new() { Status = ["x') OR 1=1 --"] }));
        Assert.Equal("S9", store.Read(new() { Limit = 1 }).Single().Sid);
        Assert.Equal(5, store.Count(new() { Status = ["busy"] }));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_neither_calls_nor_coverage()
    {
        using var store = await OpenAsync();

        Assert.Throws<InvalidOperationException>(() => store.Write(FakeCalls.Account, Broken(), new TimeRange(Noon, Noon)));

        TempStore.AssertHolds(store, []);
        Assert.Empty(store.Coverage(FakeCalls.Account));
        store.Write(FakeCalls.Account, [FakeCalls.One("S1", Noon)]);

        static IEnumerable<Call> Broken()
        {
            yield return FakeCalls.One("S1", Noon);
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public async Task A_second_run_over_the_same_calls_writes_none_and_finds_late_prices()
    {
        using var store = await OpenAsync();
        var feed = new FakeFeed(FakeCalls.Many(5, 500));
        var first = await TempStore.SynchronizeAsync(store, feed, cancellationToken: Stop);
        Assert.Equal((500, 500), (first.Summary.New, first.Written.Count));

        var second = await TempStore.SynchronizeAsync(store, feed, cancellationToken: Stop);

        Assert.Equal((0, 0), (second.Summary.New, second.Summary.Changed));
        Assert.Empty(second.Written);
        TempStore.AssertHolds(store, feed.Calls);
    }
}
