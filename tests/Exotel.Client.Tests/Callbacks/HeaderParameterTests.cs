using Exotel.Callbacks;
using Xunit;

namespace Exotel.Tests.Callbacks;

public sealed class HeaderParameterTests
{
    [Theory]
    [InlineData("multipart/form-data; boundary=abc", "abc")]
    [InlineData("multipart/form-data;charset=utf-8;BOUNDARY=abc", "abc")]
    [InlineData("multipart/form-data; boundary = \t abc ; charset=utf-8", "abc")]
    [InlineData("multipart/form-data; boundary=\"a;b=c\"; charset=utf-8", "a;b=c")]
    [InlineData("multipart/form-data; x=\"boundary=no\"; boundary=yes", "yes")]
    [InlineData("multipart/form-data; boundary=\"a\\\"b\\\\c\"", "a\"b\\c")]
    [InlineData("multipart/form-data; boundary=\"never closed", "never closed")]
    [InlineData("multipart/form-data; boundary=\"ends in a mark\\", "ends in a mark\\")]
    [InlineData("multipart/form-data; boundary=", "")]
    [InlineData("multipart/form-data; boundary=\"\"", "")]
    [InlineData("multipart/form-data; boundary", null)]
    [InlineData("multipart/form-data; charset=\"utf-8", null)]
    [InlineData("multipart/form-data;", null)]
    [InlineData("multipart/form-data", null)]
    [InlineData("", null)]
    public void A_header_parameter_is_found_by_name(string header, string? value) =>
        Assert.Equal(value, HeaderParameter.Find(header, "boundary"));
}
