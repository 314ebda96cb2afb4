using Exotel.Calls.Listing;
using Xunit;

namespace Exotel.Tests.Calls.Listing;

/// <summary>Into how many parts a listing is split.</summary>
public sealed class SplitBudgetTests
{
    private const int LongListing = 3_000;

    [Theory]
    [InlineData(LongListing, 1)]
    [InlineData(600, 1)]
    [InlineData(400, 2)]
    [InlineData(200, 2)]
    public void Under_a_rate_limit_a_part_longer_than_its_share_of_the_rest_is_split_again(int rest, int parts)
    {
        var budget = new SplitBudget(concurrency: 6, isRateLimited: true);
        budget.Grant(LongListing);

        Assert.Equal(parts, budget.Take(90, depth: 1, isDoubtful: false, rest));
    }

    [Fact]
    public void A_short_part_is_not_split_again_even_at_the_end()
    {
        var budget = new SplitBudget(concurrency: 6, isRateLimited: true);
        budget.Grant(LongListing);

        Assert.Equal(1, budget.Take(30, depth: 1, isDoubtful: false, rest: 30));
    }

    [Fact]
    public void Without_a_rate_limit_parts_do_not_depend_on_the_rest()
    {
        var budget = new SplitBudget(concurrency: 6);
        budget.Grant(LongListing);

        Assert.Equal(budget.Take(40, depth: 1, isDoubtful: false, rest: LongListing), budget.Take(40, depth: 1, isDoubtful: false, rest: 40));
    }
}
