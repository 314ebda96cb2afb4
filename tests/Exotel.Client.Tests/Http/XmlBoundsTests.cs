using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Http;

/// <summary>Hostile XML is rejected before anything is built from it, and not requested again.</summary>
[Collection(SequentialTests.Name)]
public sealed class XmlBoundsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, Func<string>> Hostile => new()
    {
        { "100,000 deep", () => "<TwilioResponse>" + Repeat("<a>", 100_000) + Repeat("</a>", 100_000) + "</TwilioResponse>" },
        { "deep and cut", () => "<TwilioResponse>" + Repeat("<a>", 100_000) },
        { "32 MB of empty elements", () => "<TwilioResponse>" + Repeat("<a/>", 8_000_000) + "</TwilioResponse>" },
        { "a million elements", () => "<TwilioResponse>" + Repeat("<a/>", 1_000_000) + "</TwilioResponse>" },
        { "a long text", () => "<TwilioResponse><a>" + new string('x', 20_000_000) + "</a></TwilioResponse>" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Excessive_XML_is_an_invalid_response_at_once(string what, Func<string> document)
    {
        var body = Encoding.UTF8.GetBytes(document());
        var handler = new BytesHandler(_ => body, "application/xml");
        var allocated = GC.GetTotalAllocatedBytes();

        var error = await Assert.ThrowsAsync<ExotelException>(() => CallLookup.GetAsync(handler.Connect(), "a", CallDetailOptions.None, Cancellation));

        Assert.True(error.Kind == ExotelErrorKind.InvalidResponse, what + ": " + error.Message);
        Assert.Equal(1, handler.Requests);
        Assert.True(GC.GetTotalAllocatedBytes() - allocated < 300_000_000, what + " allocated " + (GC.GetTotalAllocatedBytes() - allocated));
    }

    [Fact]
    public async Task Excessive_XML_with_an_error_status_is_that_error()
    {
        var body = Encoding.UTF8.GetBytes("<TwilioResponse>" + Repeat("<a>", 100_000));
        var handler = new BytesHandler(_ => body, "application/xml", 403);

        var error = await Assert.ThrowsAsync<ExotelException>(() => CallLookup.GetAsync(handler.Connect(), "a", CallDetailOptions.None, Cancellation));

        Assert.Equal(ExotelErrorKind.Forbidden, error.Kind);
    }

    [Fact]
    public async Task A_full_page_of_detailed_calls_is_within_the_bounds()
    {
        var call = "<Call><Sid>s</Sid>" + string.Concat(Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"<F{i}>{new string('x', 200)}</F{i}>"))) + "<Details><Legs><Leg><Id>1</Id></Leg></Legs></Details></Call>";
        var body = Encoding.UTF8.GetBytes("<TwilioResponse><Metadata><Total>100</Total></Metadata>" + Repeat(call, 100) + "</TwilioResponse>");
        var handler = new BytesHandler(_ => body, "application/xml");

        var found = await BulkCallLookup.GetAsync(handler.Connect(), ["s", "t"], CallDetailOptions.None, Cancellation);

        Assert.True(found.ContainsKey("s"));
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
