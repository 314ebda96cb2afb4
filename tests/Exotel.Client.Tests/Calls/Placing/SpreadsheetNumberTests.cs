using Exotel.Calls.Placing;
using Xunit;

namespace Exotel.Tests.Calls.Placing;

public sealed class SpreadsheetNumberTests
{
    [Theory]
    [InlineData("9.8E+09")]
    [InlineData("9,19877E+11")]
    [InlineData(" 8e10 ")]
    [InlineData("+9.8E+09")]
    public void A_number_in_scientific_notation_is_shortened(string number) => Assert.True(SpreadsheetNumber.IsShortened(number));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("09876543210")]
    [InlineData("+919876543210")]
    [InlineData("98765 43210")]
    [InlineData("sip:1e5@exotel.in")]
    [InlineData("E+09")]
    public void Any_other_text_is_not(string? number) => Assert.False(SpreadsheetNumber.IsShortened(number));
}
