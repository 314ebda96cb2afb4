using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Numbers;

/// <summary>Numbers: section 5 of the API document.</summary>
public sealed class NumberTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_documented_number_is_read()
    {
        var number = await GetAsync(new CannedResponses().Payload("number.json"));

        Assert.Equal("0XXXXX30240", number.PhoneNumber);
        Assert.Equal("GJ", number.Circle);
        Assert.Equal("Gujarat Telecom Circle (includes Daman & Diu, Dadra & Nagar Haveli)", number.CircleName);
        Assert.Equal("Mobile", number.Type);
        Assert.Equal("R", number.Operator);
        Assert.Equal("Reliance", number.OperatorName);
        Assert.True(number.DND);
        Assert.Equal("0XXXXX30240", number.ToString());
    }

    [Fact]
    public async Task A_bare_ampersand_in_the_XML_of_a_number_is_tolerated()
    {
        var number = await GetAsync(new CannedResponses().Xml(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <TwilioResponse><Numbers><PhoneNumber>0XXXXX30240</PhoneNumber><Circle>GJ</Circle><CircleName>Gujarat (Daman & Diu, Dadra &amp; Nagar Haveli)</CircleName><DND>No</DND></Numbers></TwilioResponse>
            """));

        Assert.Equal("Gujarat (Daman & Diu, Dadra & Nagar Haveli)", number.CircleName);
        Assert.False(number.DND);
    }

    [Theory]
    [InlineData("+919876543210", "%2B919876543210.json")]
    [InlineData("09876543210", "09876543210.json")]
    [InlineData(" +91 98765/43210 ", "%2B91%2098765%2F43210.json")]
    public async Task A_number_in_any_notation_is_encoded_into_the_path(string number, string expected)
    {
        var exotel = new CannedResponses().Payload("number.json");

        await GetAsync(exotel, number);

        Assert.Equal("https://api.exotel.com/v1/Accounts/exotest/Numbers/" + expected, exotel.Asked.Single().AbsoluteUri);
    }

    [Theory]
    [InlineData("\"Yes\"", true)]
    [InlineData("\"YES\"", true)]
    [InlineData("true", true)]
    [InlineData("\"No\"", false)]
    [InlineData("false", false)]
    [InlineData("\"Unavailable\"", null)]
    [InlineData("\"N/A\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public async Task DND_is_true_false_or_unknown(string wire, bool? expected) =>
        Assert.Equal(expected, (await GetAsync(new CannedResponses().Json($$$"""{"Numbers":{"DND":{{{wire}}}}}"""))).DND);

    [Theory]
    [InlineData("AN", "Andaman & Nicobar")]
    [InlineData("AP", "Andhra Pradesh")]
    [InlineData("AS", "Assam")]
    [InlineData("BR", "Bihar & Jharkhand")]
    [InlineData("BY", "Mumbai")]
    [InlineData("CH", "Chennai")]
    [InlineData("DL", "Delhi NCR")]
    [InlineData("GJ", "Gujarat")]
    [InlineData("HA", "Haryana")]
    [InlineData("HP", "Himachal Pradesh")]
    [InlineData("HR", "Haryana")]
    [InlineData("JK", "Jammu & Kashmir")]
    [InlineData("KA", "Karnataka")]
    [InlineData("KL", "Kerala")]
    [InlineData("KO", "Kolkata")]
    [InlineData("MH", "Maharashtra & Goa")]
    [InlineData("MP", "Madhya Pradesh & Chhattisgarh")]
    [InlineData("MU", "Mumbai")]
    [InlineData("ND", "Delhi NCR")]
    [InlineData("NE", "North East")]
    [InlineData("OR", "Orissa")]
    [InlineData("PB", "Punjab")]
    [InlineData("RJ", "Rajasthan")]
    [InlineData("TN", "Tamil Nadu")]
    [InlineData("UE", "Uttar Pradesh East")]
    [InlineData("UPE", "Uttar Pradesh East")]
    [InlineData("UW", "Uttar Pradesh West & Uttarakhand")]
    [InlineData("UPW", "Uttar Pradesh West & Uttarakhand")]
    [InlineData("WB", "West Bengal")]
    [InlineData("gj", "Gujarat")]
    [InlineData("ZZ", null)]
    public async Task A_missing_circle_name_follows_from_the_code(string code, string? name) =>
        Assert.Equal(name, (await GetAsync(new CannedResponses().Json($$$"""{"Numbers":{"Circle":"{{{code}}}","CircleName":""}}"""))).CircleName);

    [Theory]
    [InlineData("A", "Airtel")]
    [InlineData("B", "BSNL")]
    [InlineData("I", "Idea")]
    [InlineData("MT", "MTNL")]
    [InlineData("R", "Reliance")]
    [InlineData("T", "Tata")]
    [InlineData("V", "Vodafone")]
    [InlineData("VI", null)]
    [InlineData("AL", null)]
    public async Task A_missing_operator_name_follows_from_the_code_where_documents_agree(string code, string? name) =>
        Assert.Equal(name, (await GetAsync(new CannedResponses().Json($$$"""{"Numbers":{"Operator":"{{{code}}}"}}"""))).OperatorName);

    [Fact]
    public async Task Names_from_the_server_take_precedence_over_codes()
    {
        var number = await GetAsync(new CannedResponses().Json("""{"Numbers":{"Circle":"MU","CircleName":"Bombay","Operator":"A","OperatorName":"Bharti"}}"""));

        Assert.Equal("Bombay", number.CircleName);
        Assert.Equal("Bharti", number.OperatorName);
    }

    [Fact]
    public async Task A_response_without_fields_gives_nulls_and_the_requested_number()
    {
        var number = await GetAsync(new CannedResponses().Json("""{"Numbers":{}}"""));

        Assert.Equal("0987", number.PhoneNumber);
        Assert.Null(number.Circle);
        Assert.Null(number.CircleName);
        Assert.Null(number.Type);
        Assert.Null(number.DND);
    }

    [Fact]
    public async Task A_list_of_one_number_is_read() =>
        Assert.Equal("1", (await GetAsync(new CannedResponses().Json("""{"Numbers":[{"PhoneNumber":"1"}]}"""))).PhoneNumber);

    [Theory]
    [InlineData("""{"Numbers":null}""", 200, ExotelErrorKind.NotFound)]
    [InlineData("""{"Numbers":[]}""", 200, ExotelErrorKind.NotFound)]
    [InlineData("""{"Numbers":""}""", 200, ExotelErrorKind.NotFound)]
    [InlineData("""{"RestException":{"Status":404,"Message":"invalid number"}}""", 404, ExotelErrorKind.NotFound)]
    [InlineData("""{"RestException":{"Status":400,"Message":"invalid number"}}""", 400, ExotelErrorKind.InvalidRequest)]
    [InlineData("""{"RestException":{"Status":400,"Message":"invalid number"}}""", 200, ExotelErrorKind.InvalidRequest)]
    [InlineData("""{}""", 200, ExotelErrorKind.InvalidResponse)]
    public async Task An_invalid_number_is_an_error_in_whatever_form_it_is_rejected(string body, int status, ExotelErrorKind kind)
    {
        var error = await Assert.ThrowsAsync<ExotelException>(() => GetAsync(new CannedResponses().Json(body, status)));

        Assert.Equal(kind, error.Kind);
        Assert.Contains("0987", error.Message, StringComparison.Ordinal);
    }

    private static async Task<NumberInfo> GetAsync(CannedResponses exotel, string number = "0987")
    {
        var result = await new NumbersClient(exotel.Connect()).GetAsync([number], 1, Cancellation).SingleAsync(Cancellation);
        return result.Value ?? throw result.Error!;
    }
}
