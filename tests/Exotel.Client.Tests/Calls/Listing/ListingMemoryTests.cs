using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Listing;

/// <summary>The memory of a listing. It is that of the process, so no other test runs at the same time.</summary>
[Collection(SequentialTests.Name)]
public sealed class ListingMemoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_memory_of_a_listing_does_not_grow_with_its_calls()
    {
        const int Pages = 1_200;
        var number = 0;
        var answers = new RoutedResponses(_ => (200, Page(Interlocked.Increment(ref number), Pages)));
        var memory = new List<long>();
        var pages = 0;

        await foreach (var page in new CallsClient(answers.Connect()).ListAsync(new CallQuery { Since = new DateTime(2026, 7, 10), ThrottleLimit = 1 }, Cancellation))
            if (++pages is 200 or Pages)
                memory.Add(GC.GetTotalMemory(forceFullCollection: true));

        Assert.InRange(memory[1] - memory[0], long.MinValue, 3_000_000);
    }

    private static string Page(int number, int pages)
    {
        var calls = Enumerable.Range(0, 100).Select(index => FormattableString.Invariant(
            $$"""{"Sid":"{{number:00000000000000000000000000}}{{index:000000}}","DateCreated":"{{new DateTime(2026, 7, 15).AddSeconds(-number):yyyy-MM-dd HH:mm:ss}}"}"""));
        var link = number < pages ? FormattableString.Invariant($"\"?After={number}\"") : "null";
        return $$"""{"Metadata":{"Total":{{pages * 100}},"NextPageUri":{{link}}},"Calls":[{{string.Join(",", calls)}}]}""";
    }
}
