using Xunit;

namespace Exotel.Analytics.Tests.Calls;

public sealed class CallPartiesTests
{
    private const string Customer = "+919812345678";
    private const string Agent = "+919900000001";

    [Theory]
    [InlineData("inbound", "09812345678", "09900000001", Customer, Agent)]
    [InlineData("incoming", "09812345678", "09900000001", Customer, Agent)]
    [InlineData("inbound", "09812345678", "080-47100000", Customer, null)]
    [InlineData("inbound", "09812345678", null, Customer, null)]
    [InlineData("outbound-api", "09900000001", "09812345678", Customer, Agent)]
    [InlineData("outbound-dial", "sip:agent", "09812345678", Customer, "sip:agent")]
    [InlineData("outbound", "09812345678", "", Customer, null)]
    [InlineData("outbound-api", "09812345678", "08047100000", Customer, null)]
    [InlineData(null, "09812345678", "09900000001", null, null)]
    [InlineData("internal", "09812345678", "09900000001", null, null)]
    public void Customer_and_agent_follow_from_the_direction(string? direction, string from, string? to, string? customer, string? agent)
    {
        var call = new Call { Direction = direction, From = from, To = to, PhoneNumber = "+918047100000" };

        Assert.Equal(customer, call.CustomerNumber);
        Assert.Equal(agent, call.AgentNumber);
    }

    [Fact]
    public void The_ExoPhone_is_its_id_where_that_is_a_number()
    {
        Assert.Null(new Call { Direction = "inbound", From = "1", To = "08047100000", PhoneNumberSid = "+918047100000" }.AgentNumber);
        Assert.Equal("abc", new Call { Direction = "inbound", From = "1", To = "abc", PhoneNumberSid = "abc" }.AgentNumber);
    }

    [Fact]
    public void Later_API_versions_tell_the_parties_themselves()
    {
        var call = new Call { ApiVersion = "V2", Direction = "outbound", From = "09900000001", AgentNumber = Agent };

        Assert.Equal(Agent, call.AgentNumber);
        Assert.Null(call.CustomerNumber);
    }
}
