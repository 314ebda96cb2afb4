using System.Collections.Generic;
using System.Globalization;
using Exotel.Http;

namespace Exotel.Calls.Placing;

/// <summary>Encodes a call to place as the API's form. Source: docs/api.md#place-a-call.</summary>
internal static class ConnectCallRequestEncoder
{
    /// <summary>The fields that a <see cref="ConnectCallRequest"/> covers.</summary>
    public static IReadOnlyCollection<string> Names { get; } = new[]
    {
        "From", "To", "Url", "CallerId", "CallType", "TimeLimit", "TimeOut", "WaitUrl", "Record", "RecordingChannels", "RecordingFormat",
        "CustomField", "StartPlaybackTo", "StartPlaybackValue", "StatusCallback", "StatusCallbackContentType",
        "StatusCallbackEvents", "StatusCallbackEvents[0]", "StatusCallbackEvents[1]",
    };

    public static QueryStringBuilder Write(ConnectCallRequest order, Account account)
    {
        var form = new QueryStringBuilder().Add("From", order.From);
        AddOptional(form, "To", order.To);
        AddOptional(form, "Url", order.FlowUrl ?? FlowUrl(order.FlowId, account));
        form.Add("CallerId", order.CallerId);
        AddOptional(form, "CallType", order.CallType);
        AddOptional(form, "TimeLimit", order.TimeLimit?.ToString(CultureInfo.InvariantCulture));
        AddOptional(form, "TimeOut", order.RingTimeout?.ToString(CultureInfo.InvariantCulture));
        AddOptional(form, "WaitUrl", order.WaitUrl);
        form.Add("Record", order.Record ? "true" : "false");
        AddOptional(form, "RecordingChannels", order.RecordingChannels);
        AddOptional(form, "RecordingFormat", order.RecordingFormat);
        AddOptional(form, "CustomField", order.CustomField);
        AddOptional(form, "StartPlaybackTo", order.StartPlaybackTo);
        AddOptional(form, "StartPlaybackValue", order.StartPlaybackValue);
        AddOptional(form, "StatusCallback", order.StatusCallback);
        for (var i = 0; i < order.StatusCallbackEvent.Count; i++)
            form.Add("StatusCallbackEvents[" + i.ToString(CultureInfo.InvariantCulture) + "]", order.StatusCallbackEvent[i]);
        AddOptional(form, "StatusCallbackContentType", order.StatusCallbackContentType);
        foreach (var field in order.Additional)
            form.Add(field.Key, field.Value);
        return form;
    }

    /// <summary>The scheme is http by definition: the URL identifies a flow and is not fetched.</summary>
    private static string? FlowUrl(string? flowId, Account account) => string.IsNullOrWhiteSpace(flowId)
        ? null
        : $"http://{account.Hosts.FlowHost}/{QueryStringBuilder.Encode(account.AccountSid)}/exoml/start_voice/{QueryStringBuilder.Encode(flowId!)}";

    private static void AddOptional(QueryStringBuilder form, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            form.Add(name, value!);
    }
}
