using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;
using Xunit;

namespace Exotel.Tests.Http;

public sealed class ResponseBodyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 1L)]
    [InlineData(16 * 1024, null)]
    [InlineData(300_000, null)]
    [InlineData(300_000, 300_000L)]
    [InlineData(300_000, 10L)]
    public async Task A_response_body_holds_every_byte_whatever_length_was_announced(int length, long? announced)
    {
        var sent = Enumerable.Range(0, length).Select(place => (byte)(place * 7)).ToArray();

        using var body = await ResponseBody.ReadAsync(new MemoryStream(sent), announced, Cancellation);

        Assert.Equal(sent, body.Bytes.ToArray());
    }

    [Fact]
    public async Task An_endless_response_is_rejected_at_the_maximum_length()
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => ResponseBody.ReadAsync(new EndlessStream(), null, Cancellation));

        Assert.Contains("64 MiB", error.Message, StringComparison.Ordinal);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(count);
    }
}
