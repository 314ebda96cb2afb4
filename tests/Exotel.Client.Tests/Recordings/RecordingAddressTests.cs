using System;
using Exotel.Recordings;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Recordings;

/// <summary>Which URLs of recordings get the credential, and which are not requested at all. Source: docs/api.md#recordings.</summary>
public sealed class RecordingAddressTests
{
    private const string Simulator = "http://127.0.0.1:5080/";

    [Theory]
    [InlineData("https://recordings.exotel.com/exotelrecordings/acme/a.mp3", true)]
    [InlineData("https://exotel.com/a.mp3", true)]
    [InlineData("https://api.exotel.in/a.mp3", true)]
    [InlineData("https://S3-ap-southeast-1.amazonaws.com/exotelrecordings/acme/a.mp3", true)]
    [InlineData("https://s3-ap-south-1.amazonaws.com/exotel-mum1-recordings/acme/a.mp3", true)]
    [InlineData("http://127.0.0.1:5080/recordings/a.mp3", true)]
    [InlineData("https://s3-ap-southeast-1.amazonaws.com/somebody-else/a.mp3", false)]
    [InlineData("https://s3-ap-southeast-1.amazonaws.com/exotelrecordings-not/a.mp3", false)]
    [InlineData("https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/../evil/a.mp3", false)]
    [InlineData("https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/%2e%2e/evil/a.mp3", false)]
    [InlineData("https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/..%2fevil/a.mp3", false)]
    [InlineData("https://s3-ap-south-1.amazonaws.com/exotelrecordings/a.mp3", false)]
    [InlineData("https://notexotel.com/a.mp3", false)]
    [InlineData("https://exotel.com.evil.com/a.mp3", false)]
    [InlineData("https://exotel.com@evil.com/a.mp3", false)]
    [InlineData("https://recordings.exotel.com:8443/a.mp3", false)]
    [InlineData("http://127.0.0.1:5081/recordings/a.mp3", false)]
    [InlineData("https://recordings.exotel.com/a.mp3?X-Amz-Signature=abc", false)]
    [InlineData("https://recordings.exotel.com/a.mp3?AWSAccessKeyId=k&Signature=abc", false)]
    public void The_credential_is_sent_only_to_Exotel_hosts(string address, bool isSent) =>
        Assert.Equal(isSent, RecordingAddress.Parse(TestAccounts.With(region: Simulator), address, isPreSigned: false).TakesCredential);

    [Fact]
    public void The_credential_is_not_sent_with_a_pre_signed_URL() =>
        Assert.False(RecordingAddress.Parse(TestAccounts.Exotest, "https://recordings.exotel.com/a.mp3?sig=1", isPreSigned: true).TakesCredential);

    [Theory]
    [InlineData("http://recordings.exotel.com/a.mp3")]
    [InlineData("ftp://recordings.exotel.com/a.mp3")]
    [InlineData("file:///etc/passwd")]
    [InlineData("a.mp3")]
    public void A_URL_that_is_not_https_is_rejected(string address) =>
        Assert.Equal(ExotelErrorKind.InvalidResponse, Assert.Throws<ExotelException>(() => RecordingAddress.Parse(TestAccounts.Exotest, address, isPreSigned: false)).Kind);

    [Theory]
    [InlineData("/b.mp3", true)]
    [InlineData("https://recordings.exotel.com/b.mp3", true)]
    [InlineData("https://recordings.exotel.com/b.mp3?X-Amz-Signature=1", false)]
    [InlineData("https://other.exotel.com/b.mp3", false)]
    [InlineData("https://cdn.example.com/b.mp3", false)]
    public void A_redirect_keeps_the_credential_on_the_same_host_only(string location, bool isSent)
    {
        var first = RecordingAddress.Parse(TestAccounts.Exotest, "https://recordings.exotel.com/a.mp3", isPreSigned: false);

        Assert.Equal(isSent, first.Follow(new Uri(location, UriKind.RelativeOrAbsolute)).TakesCredential);
    }

    [Fact]
    public void A_redirect_back_to_the_first_host_gets_no_credential()
    {
        var first = RecordingAddress.Parse(TestAccounts.Exotest, "https://recordings.exotel.com/a.mp3", isPreSigned: false);

        Assert.False(first.Follow(new Uri("https://cdn.example.com/")).Follow(new Uri("https://recordings.exotel.com/")).TakesCredential);
    }

    [Theory]
    [InlineData("http://recordings.exotel.com/a.mp3")]
    [InlineData("http://127.0.0.1/a.mp3")]
    [InlineData("file:///etc/passwd")]
    public void A_redirect_out_of_https_is_not_followed(string location)
    {
        var first = RecordingAddress.Parse(TestAccounts.Exotest, "https://recordings.exotel.com/a.mp3", isPreSigned: false);

        Assert.Throws<ExotelException>(() => first.Follow(new Uri(location)));
    }
}
