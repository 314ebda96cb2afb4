using Exotel.Analytics.Metrics;
using Exotel.Analytics.Names;
using Xunit;

namespace Exotel.Analytics.Tests.Names;

/// <summary>Names in place of numbers.</summary>
public sealed class NameLookupTests
{
    [Theory]
    [InlineData("+918045678900")]
    [InlineData("08045678900")]
    [InlineData("080 4567-8900")]
    public void A_name_is_found_by_any_spelling_of_the_number(string number)
    {
        var names = new NameLookup();
        names.AddExoPhone(number, " Sales Mumbai ");

        Assert.Equal("Sales Mumbai", names.GetExoPhoneName("+918045678900"));
        Assert.Equal("Sales Mumbai", names.GetExoPhoneName("08045678900"));
    }

    [Fact]
    public void The_number_stands_for_a_name_that_is_not_known()
    {
        var names = new NameLookup();
        names.AddExoPhone("1", "Sales");

        Assert.Equal("+912", names.GetExoPhoneName("+912"));
        Assert.Equal("1", names.GetAgentName("1"));
        Assert.Null(names.GetExoPhoneName(null));
    }

    [Theory]
    [InlineData("08045678900", "+91 80456 78900")]
    [InlineData("08045678900", " ")]
    [InlineData("08045678900", null)]
    [InlineData(" ", "Sales")]
    public void A_number_is_no_name_and_nothing_is_none(string number, string? name)
    {
        var names = new NameLookup();
        names.AddExoPhone("08045678900", "Sales Mumbai");
        names.AddExoPhone(number, name);

        Assert.Equal("Sales Mumbai", names.GetExoPhoneName("08045678900"));
    }

    [Fact]
    public void A_later_name_replaces_an_earlier_one_and_a_SIP_address_has_a_name_too()
    {
        var names = new NameLookup();
        names.AddAgent("sip:Asha@exotel.in", "Ravi");
        names.AddAgent("sip:asha@exotel.in", "Asha");

        Assert.Equal("Asha", names.GetAgentName("sip:asha@exotel.in"));
    }

    [Fact]
    public void A_metric_has_the_names_of_what_it_is_grouped_by_and_no_other()
    {
        var names = new NameLookup();
        names.AddExoPhone("+918045678900", "Sales");
        names.AddAgent("+919800000001", "Asha");
        var aggregator = new CallMetricsAggregator(new MetricOptions { By = [CallGrouping.ExoPhone, CallGrouping.Agent] });
        aggregator.Add(new CallRow { ExoPhone = "+918045678900", AgentNumber = "+919800000001" });
        aggregator.Add(new CallRow { ExoPhone = "+918045678901" });
        var all = new CallMetricsAggregator(new MetricOptions());
        all.Add(new CallRow { ExoPhone = "+918045678900", AgentNumber = "+919800000001" });

        var metrics = aggregator.GetMetrics(names);

        Assert.Equal(("Sales", "Asha"), (metrics[0].ExoPhoneName, metrics[0].AgentName));
        Assert.Equal(("+918045678901", null), (metrics[1].ExoPhoneName, metrics[1].AgentName));
        Assert.Equal((null, null), (all.GetMetrics(names)[0].ExoPhoneName, all.GetMetrics(names)[0].AgentName));
        Assert.Equal("+918045678900", aggregator.GetMetrics()[0].ExoPhoneName);
    }
}
