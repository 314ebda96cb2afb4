using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace Exotel.PowerShell.Tests.Conventions;

/// <summary>What holds for every object that the module writes to the pipeline.</summary>
public sealed class ModelConventions
{
    private static readonly IReadOnlyList<Type> Scalars =
    [
        typeof(string), typeof(int), typeof(int?), typeof(long), typeof(long?), typeof(double), typeof(double?), typeof(decimal), typeof(decimal?),
        typeof(bool), typeof(bool?), typeof(DateTimeOffset), typeof(DateTimeOffset?), typeof(DayOfWeek?),
    ];

    public static TheoryData<Type> Models => new(typeof(Call).Assembly.GetExportedTypes()
        .Concat(typeof(CallMetric).Assembly.GetExportedTypes())
        .Where(type => !type.IsEnum && !typeof(Exception).IsAssignableFrom(type))
        .Append(typeof(Profile)));

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_is_sealed_and_in_the_namespace_of_the_contract(Type type)
    {
        Assert.True(type.IsSealed);
        Assert.Equal("Exotel", type.Namespace);
    }

    /// <summary>Anything else would be <c>System.Object[]</c> in a CSV file.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_has_flat_read_only_properties(Type type) =>
        Assert.All(OwnProperties(type), property =>
        {
            Assert.True(Scalars.Contains(property.PropertyType) || IsDeliberatelyDeep(property), $"{type.Name}.{property.Name} is {property.PropertyType}");
            Assert.False(property.SetMethod is { IsPublic: true }, $"{type.Name}.{property.Name} can be set");
        });

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_shows_no_secret(Type type) =>
        Assert.DoesNotContain(type.GetProperties(), property => property.Name.Contains("Token", StringComparison.OrdinalIgnoreCase) || property.Name == "Credential");

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_is_formatted_as_its_id(Type type) =>
        Assert.Equal(type, type.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType);

    [Fact]
    public void A_call_has_every_property_of_the_contract() =>
        Assert.Equal(
            [
                "AccountSid", "AgentId", "AgentName", "AgentNumber", "AgentUri", "AnsweredBy", "ApiVersion", "CallerName", "ConversationDuration",
                "CustomField", "CustomerNumber", "DateCreated", "DateUpdated", "Direction", "Duration", "EndTime", "ForwardedFrom", "From",
                "Leg1Duration", "Leg1Status",
                "Leg2Duration", "Leg2Status", "Outcome", "ParentCallSid", "PhoneNumber", "PhoneNumberSid", "PreSignedRecordingUrl", "Price",
                "RecordingUrl", "RequestId", "Sid", "StartTime", "State", "Status", "To", "Uri",
            ],
            typeof(Call).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_leg_has_every_property_of_the_contract() =>
        Assert.Equal(
            [
                "AccountSid", "ApiVersion", "BackupExoPhone", "CallSid", "DateCreated", "DateUpdated", "EndTime", "ExoPhone", "GroupId", "GroupName",
                "LastAction", "Name", "OnCallDuration", "Origin", "PhoneNumber", "Sid", "Side", "StartTime", "Status", "Uri",
            ],
            typeof(CallLeg).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_placement_has_every_property_of_the_contract() =>
        Assert.Equal(
            ["AccountSid", "CallerId", "From", "Key", "Message", "SentAt", "Sid", "State", "To"],
            typeof(Placement).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_number_has_every_property_of_the_contract() =>
        Assert.Equal(
            ["Circle", "CircleName", "DND", "Operator", "OperatorName", "PhoneNumber", "Type"],
            typeof(NumberInfo).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void An_ExoPhone_has_every_property_of_the_contract() =>
        Assert.Equal(
            [
                "AlternatePhoneNumber", "Country", "FlowId", "FriendlyName", "IncomingStatus", "LastChecked", "OutgoingStatus", "PhoneNumber", "Region", "Sid", "Sms", "Voice",
                "VoiceUrl",
            ],
            typeof(Phone).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_user_has_every_property_of_the_contract() =>
        Assert.Equal(
            ["ActiveCall", "Available", "Email", "FirstName", "Id", "LastLogin", "LastName", "PhoneNumber", "Role", "SipUri"],
            typeof(User).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_callback_has_every_property_of_the_contract() =>
        Assert.Equal(
            [
                "AdditionalFields", "CallSid", "ConversationDuration", "CustomField", "DateCreated", "DateUpdated", "Direction", "Duration", "EndTime",
                "EventType", "From", "Leg1Duration", "Leg1Status", "Leg2Duration", "Leg2Status", "Legs", "PhoneNumberSid", "ReceivedAt",
                "RecordingUrl", "StartTime", "Status", "To",
            ],
            typeof(Callback).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_metric_has_every_property_of_the_contract() =>
        Assert.Equal(
            [
                "AccountSid", "Agent", "AgentName", "AnswerRate", "Answered", "AverageTalkTime", "Busy", "Calls", "Canceled", "Cost", "Customers", "DayOfWeek",
                "Direction", "ExoPhone", "ExoPhoneName", "Failed", "FirstCall", "HourOfDay", "LastCall", "Missed", "NetworkEffectiveness", "NotDialed", "Ongoing",
                "Outcome", "Period", "RepeatCustomers", "ServiceLevel", "TalkTime", "TotalDuration", "Unknown", "Unpriced", "WaitMedian", "WaitP90",
            ],
            typeof(CallMetric).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_missed_caller_has_every_property_of_the_contract() =>
        Assert.Equal(
            [
                "Attempts", "CallBackAttempts", "CallerId", "CallerName", "ContactedAt", "CustomerNumber", "ExoPhone", "FirstMissed", "LastCallSid",
                "LastMissed", "State", "To", "WaitingTime",
            ],
            typeof(MissedCaller).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_concurrency_has_every_property_of_the_contract() =>
        Assert.Equal(
            ["BusyHour", "BusyHourTraffic", "Calls", "Direction", "ExoPhone", "Limit", "LinesNeeded", "Peak", "PeakAt", "TimeAtLimit"],
            typeof(Concurrency).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    /// <summary>The two collections whose text form is compact JSON, so that they fit in a CSV file.</summary>
    private static bool IsDeliberatelyDeep(PropertyInfo property) =>
        property.PropertyType == typeof(CallbackLegs) || property.PropertyType == typeof(CallbackFields);

    /// <summary>The properties that the model declares, without those of its framework base class.</summary>
    private static IEnumerable<PropertyInfo> OwnProperties(Type type) =>
        type.GetProperties().Where(property => property.DeclaringType!.Namespace == "Exotel");
}
