using Exotel.Calls;
using Xunit;

namespace Exotel.Analytics.Tests.Calls;

public sealed class PhoneNumberNormalizerTests
{
    [Theory]
    [InlineData("sip:agent@exotel.com", "sip:agent@exotel.com")]
    [InlineData("SIP: 098 123", "SIP: 098 123")]
    [InlineData("+91 98123-45678", "+919812345678")]
    [InlineData("+0091", "+0091")]
    [InlineData("00919812345678", "+919812345678")]
    [InlineData("0012345678", "+12345678")]
    [InlineData("001234567", "001234567")]
    [InlineData("00123456789", "+123456789")]
    [InlineData("09812345678", "+919812345678")]
    [InlineData("(080) 4710.0000", "+918047100000")]
    [InlineData("919812345678", "+919812345678")]
    [InlineData("929812345678", "929812345678")]
    [InlineData("9812345678", "+919812345678")]
    [InlineData("6000000000", "+916000000000")]
    [InlineData("5999999999", "5999999999")]
    [InlineData("1800 123", "1800123")]
    [InlineData("100", "100")]
    [InlineData("*123#", "*123#")]
    public void Spellings_of_a_number_have_one_normal_form(string number, string normal) =>
        Assert.Equal(normal, PhoneNumberNormalizer.Normalize(number));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-")]
    public void Nothing_has_no_normal_form(string? number) => Assert.Null(PhoneNumberNormalizer.Normalize(number));

    [Theory]
    [InlineData("+918047100000", true)]
    [InlineData("100", true)]
    [InlineData("++91", false)]
    [InlineData("+", false)]
    [InlineData("1234567890123456", false)]
    [InlineData("0d3f6a60", false)]
    [InlineData(null, false)]
    public void A_number_is_up_to_fifteen_digits(string? normal, bool isNumber) => Assert.Equal(isNumber, PhoneNumberNormalizer.IsNumber(normal));
}
