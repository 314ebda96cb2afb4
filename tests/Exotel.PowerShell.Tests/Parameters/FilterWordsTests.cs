using System;
using System.Collections.Generic;
using Exotel.PowerShell.Parameters;
using Xunit;

namespace Exotel.PowerShell.Tests.Parameters;

public sealed class FilterWordsTests
{
    private readonly List<string> _warnings = [];

    [Theory]
    [InlineData("Busy", "busy")]
    [InlineData(" NO-ANSWER ", "no-answer")]
    [InlineData("Cancelled", "cancelled")]
    public void A_documented_status_is_sent_in_lower_case_without_a_warning(string typed, string sent)
    {
        Assert.Equal([sent], FilterWords.Status.Normalize([typed], _warnings.Add));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Values_in_one_item_are_separated_by_commas_and_sent_once() =>
        Assert.Equal(["busy", "failed"], FilterWords.Status.Normalize(["Busy, failed", "BUSY"], _warnings.Add));

    [Fact]
    public void An_unknown_status_is_sent_as_typed_with_a_warning_that_lists_the_documented_ones()
    {
        Assert.Equal(["Fialed"], FilterWords.Status.Normalize(["Fialed"], _warnings.Add));
        Assert.Contains("'Fialed'", Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.Contains("failed", _warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_direction_is_not_a_status()
    {
        Assert.Equal(["inbound"], FilterWords.Direction.Normalize(["INBOUND"], _warnings.Add));
        FilterWords.Status.Normalize(["inbound"], _warnings.Add);
        Assert.Single(_warnings);
    }
}
